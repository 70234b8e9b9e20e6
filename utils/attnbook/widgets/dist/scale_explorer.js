var k,qe,Ot,z,ce,te,He,Z,De,_e,le,zt,B=Symbol.for("pv"),re={},ne=[],qt=/^m(i|n|o|s|text|space)$/,ue=Array.isArray,Fe=ne.slice,F=Object.assign;function D(t){t&&t.parentNode&&t.remove()}function J(t,e,r,n,o){var i={type:t,props:e,key:r,ref:n,__k:null,__:null,__b:0,__e:null,__c:null,constructor:B,__v:o||++qe,__i:-1,__u:0};return!o&&k.vnode&&k.vnode(i),i}function $(t){return t.children}function j(t,e){this.props=t,this.context=e,this.__g=0}function q(t,e){if(e==null)return t.__&&q(t.__,t.__i+1);for(var r;e<t.__k.length;e++)if((r=t.__k[e])&&r.__e)return r.__e;return typeof t.type!="function"||t.props.__P?null:q(t)}function Ht(t){var e,r=t.__v,n=r.__e,o=[],i=[],a=t.__P;a&&((e=F({constructor:B},r)).__v=r.__v+1,k.vnode&&k.vnode(e),pe(a,e,r,t.__n,a.namespaceURI,32&r.__u?[n]:null,o,n||q(r),32&r.__u,i),e.__v=r.__v,e.__.__k[e.__i]=e,Be(o,e,i),r.__=r.__e=null,e.__e!=n&&Le(e))}function Le(t){if((t=t.__)&&t.__c&&!t.props.__P)return t.__e=null,t.__k.some(function(e){return e&&(t.__e=e.__e)}),Le(t)}function Oe(t){(8&t.__g||(t.__g|=8,z.push(t),te++))&&ce==k.debounceRendering||((ce=k.debounceRendering)||queueMicrotask)(je)}function je(){try{for(var t,e=1;z.length;)z.length>e&&z.sort(He),t=z.shift(),e=z.length,8&t.__g&&Ht(t)}finally{(te=z.length)&&(ce||queueMicrotask)(je)}}function Ie(t,e,r,n,o,i,a,l,p,g,_){var d,m,s,h,b,f,x=n.__k||ne,v=e.length;for(p=Dt(r,e,x,p,v),d=0;d<v;d++)(s=r.__k[d])!=null&&(m=~s.__i&&x[s.__i]||re,s.__i=d,f=pe(t,s,m,o,i,a,l,p,g,_),h=s.__e,(m.ref!=s.ref||8&m.__u)&&(m.ref&&fe(m.ref,null,s,m),s.ref&&_.push(s.ref,s.__c||h,s)),b=b||h,4&s.__u?(p=Ue(s,p,t,!m.__v),m.__e&&(m.__e=null)):typeof s.type=="function"&&f!==void 0?p=f:h&&(p=h.nextSibling),s.__u&=-21);return r.__e=b,p}function Dt(t,e,r,n,o){var i,a,l,p,g,_,d,m,s,h=r.length,b=h,f=0,x=0,v=t.__k=Array(o);for(i=0;i<o;i++)(a=e[i])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a!="object"||a.constructor===String?a=v[i]=J(null,a):ue(a)?a=v[i]=J($,{children:a}):a.constructor===B&&a.__b?a=v[i]=J(a.type,a.props,a.key,a.ref,a.__v):v[i]=a,p=i+f,a.__=t,a.__b=t.__b+1,l=null,~(g=a.__i=Ft(a,r,p,b))&&(b--,(l=r[g])&&(l.__u|=2)),l&&l.__v?(a.__u|=16,g==p-1?f--:g==p+1?f++:g!=p&&(g>p?f--:f++,x=1)):(~g||(o>h?f--:o<h&&f++),typeof a.type!="function"&&(a.__u|=4))):v[i]=null;if(x){for(_=[],d=[],i=0;i<o;i++)if((a=v[i])&&16&a.__u){for(f=0,m=_.length;f<m;)_[s=f+m>>1]<a.__i?f=s+1:m=s;_[f]=a.__i,d[i]=f+1}for(f=_.length;i--;)d[i]&&(d[i]==f?f--:v[i].__u|=4)}if(b)for(i=0;i<h;i++)!(l=r[i])||2&l.__u||(l.__e==n&&(n=q(l)),de(l,l));return n}function Ue(t,e,r,n){var o,i,a,l;if(typeof t.type=="function"){if(t.props.__P)return e;if(o=t.__k)for(i=0;i<o.length;i++)o[i]&&(o[i].__=t,e=Ue(o[i],e,r,!1));return e}for(e&&!e.parentNode&&(e=q(t))&&!e.parentNode&&(e=null),a=t.__e,l=e;l&&l.nodeType==8;)l=l.nextSibling;for(a!=l&&(!n&&r.moveBefore&&a.parentNode?r.moveBefore(a,e):r.insertBefore(a,e||null)),e=a;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function Ft(t,e,r,n){var o,i=t.key,a=t.type,l=e[r],p=l&&!(2&l.__u);if(l===null&&i==null||p&&i==l.key&&a==l.type)return r;if(n>(p?1:0)){for(o=r-1;o>=0;o--)if((l=e[o])&&!(2&l.__u)&&i==l.key&&a==l.type)return o;for(o=r+1;o<e.length;o++)if((l=e[o])&&!(2&l.__u)&&i==l.key&&a==l.type)return o}return-1}function ze(t,e,r){r==null&&(r=""),e[0]=="-"?t.setProperty(e,r):t[e]=r}function Y(t,e,r,n,o){var i,a;if(e=="style")if(typeof r=="string")t.style.cssText=r;else{if(typeof n=="string"&&(t.style.cssText=n=""),n)for(e in n)r&&e in r||ze(t.style,e);if(r)for(e in r)n&&r[e]==n[e]||ze(t.style,e,r[e])}else if(e[0]=="o"&&e[1]=="n")typeof r!="function"&&(r=null),typeof n!="function"&&(n=null),(t.__e||(t.__e={}))[e]=r,r&&n||(a=le[e]||(le[e]=Lt(e)),(t.__a||(t.__a={}))[e]=_e,i=e!=(e=e.replace(De,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),r?t.addEventListener(e,a,i):t.removeEventListener(e,a,i));else{if(o=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in t)try{return void(t[e]=r??"")}catch{}if(typeof r=="function")return;r==null||r===!1&&e[4]!="-"?t.removeAttribute(e):t.setAttribute(e,e=="popover"&&r==1?"":r)}}function Lt(t){return function(e){var r=this.__e;if(r){if(r=r[t],e[Z]==null)e[Z]=_e++;else if(e[Z]<this.__a[t])return;return r(k.event?k.event(e):e)}}}function pe(t,e,r,n,o,i,a,l,p,g){var _,d,m,s,h,b,f,x,v,M,w,H,W,u,y,S,C,R,P=e.type;if(e.constructor!==B)return null;128&r.__u&&(p=32&r.__u,_=r.__c.__z)&&(e.__u|=p,d=i=[],_.nodeType==8?l=ee(_,i):i.push(_),l=i[0]||l),(_=k.__b)&&_(e);e:if(typeof P=="function"){m=a.length;try{if(x=e.props,v=(_=P.prototype)&&_.render,M=(_=P.contextType)&&n[_.__c],w=_?M?M.props.value:_.__:n,(s=r.__c)?(e.__c=s,2&s.__g&&(s.__g|=1)):(v?e.__c=s=new P(x,w):(e.__c=s=new j(x,w),s.constructor=P,s.render=It),M&&M.sub(s),s.state||(s.state={}),s.__n=n,s.__g|=8,s.__h=[],s.__k=[]),v&&(s.__s||(s.__s=s.state),P.getDerivedStateFromProps&&(s.__s==s.state&&(s.__s=F({},s.__s)),F(s.__s,P.getDerivedStateFromProps(x,s.__s)))),h=s.props,b=s.state,s.__v=e,r.__c){if(x!==h&&v&&!P.getDerivedStateFromProps&&s.componentWillReceiveProps&&s.componentWillReceiveProps(x,w),e.__v==r.__v&&!(8&s.__g)||!(4&s.__g)&&s.shouldComponentUpdate&&s.shouldComponentUpdate(x,s.__s,w)===!1){e.__v!=r.__v&&(s.props=x,s.state=s.__s,s.__g&=-9),e.__e=r.__e,e.__k=r.__k,e.__k.some(function(A){A&&(A.__=e)}),ne.push.apply(s.__h,s.__k),s.__k=[],s.__h.length&&a.push(s),l=q(r);break e}s.componentWillUpdate&&s.componentWillUpdate(x,s.__s,w),v&&s.componentDidUpdate&&s.__h.push(function(){s.componentDidUpdate(h,b,f)})}else v&&!P.getDerivedStateFromProps&&s.componentWillMount&&s.componentWillMount(),v&&s.componentDidMount&&s.__h.push(s.componentDidMount);s.context=w,s.props=x,s.__P=t,s.__g&=-5,H=k.__r,W=v?25:0;do s.__g&=-9,H&&H(e),_=s.render(s.props,s.state=s.__s,s.context);while(8&s.__g&&++W<25);v&&(ne.push.apply(s.__h,s.__k),s.__k=[]),s.state=s.__s,s.getChildContext&&(n=F({},n,s.getChildContext())),v&&r.__c&&s.getSnapshotBeforeUpdate&&(f=s.getSnapshotBeforeUpdate(h,b)),u=_&&_.type===$&&_.key==null?_.props.children:_,x.__P&&(_=l,o=(t=x.__P).namespaceURI,p=i=null,r.props&&r.props.__P!=t&&(r.__k.some(function(A){A&&de(A,A)}),r.__k=null),l=r.__k?q(r,0):null),l=Ie(t,ue(u)?u:[u],e,r,n,o,i,a,l,p,g),x.__P&&(e.__e=null,l=_),e.__u&=-161,d&&d.some(D),s.__h.length&&a.push(s),1&s.__g&&(s.__g&=-4)}catch(A){if(a.length=m,e.__v=null,p||i)if(A&&A.then){if(e.__u|=128|p,i){for(~(C=i.indexOf(l||void 0))||(C=i.length);(R=i[C-1])&&R.nodeType==8;)C--;for(;C<i.length;C++)if(R=i[C])if(i[C]=null,y){if(R==S)break}else{if(R.nodeType!=8)break;R.data.startsWith("$s")&&(S=ee(y=R))}}if(!y){for(;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;y=l}(_=ee(y=e.__c.__z||(e.__c.__z=y)))?(e.__e=y,l=_):e.__e=l,l=l&&l.nextSibling}else i&&i.some(D);else e.__e=r.__e;e.__k||(e.__k=r.__k||[]),A&&A.then||We(e),k.__e(A,e,r)}}else l=e.__e=jt(r.__e,e,r,n,o,i,a,p,g,t);return(_=k.diffed)&&_(e),l}function ee(t,e){if(t&&t.nodeType==8&&t.data.startsWith("$s"))for(var r=1;t=t.nextSibling;){if(t.nodeType==8){if(t.data.startsWith("$s"))r++;else if(t.data.startsWith("/$s")&&!--r)return t}e&&e.push(t)}}function We(t){t&&(t.__c&&(t.__c.__g|=4),t.__k&&t.__k.some(We))}function Be(t,e,r){for(var n=0;n<r.length;)fe(r[n++],r[n++],r[n++]);k.__c&&k.__c(e,t),t.some(function(o){try{t=o.__h,o.__h=[],t.some(function(i){i.call(o)})}catch(i){k.__e(i,o.__v)}})}function jt(t,e,r,n,o,i,a,l,p,g){var _,d,m,s,h,b,f,x,v=r.props||re,M=e.props,w=e.type;if(w=="svg"?o="http://www.w3.org/2000/svg":w=="math"?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),i){for(_=0;_<i.length;_++)if((h=i[_])&&(w?h.localName==w:h.nodeType==3)){t=h,i[_]=null;break}}if(!t){if(x=g.ownerDocument||document,!w)return x.createTextNode(M);t=x.createElementNS(o,w,M.is?M:g),l&&(k.__m&&k.__m(e,i),l=!1),i=null}if(w){if(g=w=="template"&&t.content||t,i=w=="textarea"&&M.defaultValue!=null?null:i&&Fe.call(g.childNodes),!l&&i)for(v={},_=0;_<t.attributes.length;_++)v[(h=t.attributes[_]).name]=h.value;for(_ in v)h=v[_],_=="dangerouslySetInnerHTML"?m=h:_=="children"||_ in M||_=="value"&&"defaultValue"in M||_=="checked"&&"defaultChecked"in M||Y(t,_,null,h,o);for(_ in M)h=M[_],_=="children"?s=h:_=="dangerouslySetInnerHTML"?d=h:_=="value"?b=h:_=="checked"?f=h:l&&typeof h!="function"||v[_]===h||Y(t,_,h,v[_],o);d?(l||m&&(d.__html==m.__html||d.__html==t.innerHTML)||(t.innerHTML=d.__html),e.__k=[]):(m&&(t.textContent=""),(w=="foreignObject"||o=="http://www.w3.org/1998/Math/MathML"&&qt.test(w))&&(o="http://www.w3.org/1999/xhtml"),Ie(g,ue(s)?s:[s],e,r,n,o,i,a,i?i[0]:r.__k&&q(r,0),l,p),i&&i.some(D)),l&&w!="textarea"||(_="value",w=="progress"&&b==null?t.removeAttribute(_):b==null||b===t[_]&&(w!="progress"||b)||Y(t,_,b,v[_],o),_="checked",f!=null&&f!=t[_]&&Y(t,_,f,v[_],o))}else v===M||l&&t.data==M||(t.data=M);return t}function fe(t,e,r,n){try{typeof t=="function"?e?e.__x=t(e)||1:n&&(n=n.__c||n.__e)&&(e=n.__x)&&(n.__x=null,typeof e=="function"?e():t(null)):t.current=e}catch(o){k.__e(o,r)}}function de(t,e,r){var n,o,i,a;if(k.unmount&&k.unmount(t),!(n=t.ref)||n.current&&n.current!=t.__e||fe(n,null,e,t),n=t.__c){if(n.componentWillUnmount)try{n.componentWillUnmount()}catch(l){k.__e(l,e)}n.__P=n.__n=null}if(n=t.__k)for(a=0;a<n.length;a++)n[a]&&de(n[a],e,typeof t.type!="function"||r&&!t.props.__P);!r&&(n=t.__c)&&(n=n.__z)&&(o=ee(n,i=[]))&&(n==t.__e&&i.some(D),D(o),D(n)),r||D(t.__e),t.__e=t.__c=t.__=null}function It(t,e,r){return this.constructor(t,r)}function me(t,e){var r,n,o,i;k.__&&k.__(t,e),e.nodeType==9&&(e=e.documentElement),n=(r=t&&32&t.__u)?null:e.__k,e.__k=J($,{children:[t]}),o=[],i=[],pe(e,e.__k,n||re,re,e.namespaceURI,n?null:e.firstChild?Fe.call(e.childNodes):null,o,n?n.__e:e.firstChild,r,i),Be(o,e.__k,i),e.__k.props.children=null}k={__e:function(t,e,r,n){for(var o,i,a;e=e.__;)if((o=e.__c)&&!(1&o.__g)){o.__g|=4;try{if((a=(i=o.constructor)&&i.getDerivedStateFromError)&&o.setState(i.getDerivedStateFromError(t)),o.componentDidCatch&&(o.componentDidCatch(t,n||{}),a=1),a&&8&o.__g)return void(o.__g|=2)}catch(l){t=l}}throw te=0,t}},qe=0,Ot=function(t){return t!=null&&t.constructor===B},j.prototype.setState=function(t,e){var r=this.__s;r&&r!=this.state||(r=this.__s=F({},this.state)),typeof t=="function"&&(t=t(F({},r),this.props)),t&&(F(r,t),this.__v&&(e&&this.__k.push(e),Oe(this)))},j.prototype.forceUpdate=function(t){this.__v&&(this.__g|=4,t&&this.__h.push(t),Oe(this))},j.prototype.render=$,z=[],te=0,He=function(t,e){return t.__v.__b-e.__v.__b},Z=Symbol(),De=/(PointerCapture)$|Capture$/i,_e=0,le={},zt=0;var K,E,he,Ve,ge=Object.is,oe=0,tt=[],ve=[],T=k,Ke=T.__b,Ge=T.__r,Qe=T.diffed,Xe=T.__c,Ye=T.unmount,Ze=T.__;function ye(t,e){T.__h&&T.__h(E,t,oe||e),oe=0;var r=E.__H||(E.__H={__:[],__h:[]});return t>=r.__.length&&r.__.push({}),r.__[t]}function G(t){return oe=1,xe(ot,t)}function xe(t,e,r){var n=ye(K++,2);if(n.t=t,!n.__c&&(n.__=[r?r(e):ot(void 0,e),function(i){var a=(n.__N||n.__)[0],l=n.t(a,i);ge(a,l)||(n.__N=[l,n.__[1]],n.__c.setState({}))}],n.__c=E,!E.__f)){E.__f=!0;var o=E.shouldComponentUpdate;E.shouldComponentUpdate=function(i,a,l){var p=this.__H;if(!p)return!0;var g=!1,_=this.props!=i;if(p.__.some(function(m){m.__N&&(g=!0,ge(m.__[0],m.__N[0])||(_=!0))}),o){var d=o.call(this,i,a,l);return g?d||_:d}return!g||_}}return n.__}function Q(t,e){var r=ye(K++,3);!T.__s&&nt(r.__H,e)&&(r.__P=!0,r.__=t,r.u=e,E.__H.__h.push(r))}function rt(t){return oe=5,ke(function(){return{current:t}},[])}function ke(t,e){var r=ye(K++,7);return nt(r.__H,e)&&(r.__=t(),r.__H=e),r.__}function Ut(){var t;do{for(;t=ve.shift();)try{V(t)}catch(r){T.__e(r,{__:(t=t.__P)&&t.__v})}for(;t=tt.shift();){var e=t.__H;if(t.__P&&e)try{e.__h.some(V),e.__h.some(be),e.__h=[]}catch(r){e.__h=[],T.__e(r,t.__v)}}}while(ve.length)}T.__b=function(t){E=null,Ke&&Ke(t)},T.__=function(t,e){t&&e.__k&&e.__k.__m&&(t.__m=e.__k.__m),Ze&&Ze(t,e)},T.__r=function(t){Ge&&Ge(t),K=0;var e=(E=t.__c).__H;e&&(he==E?E.__h=[]:(e.__h.some(V),e.__h.some(be),K=0),e.__h=[],e.__.some(function(r){r.__N&&(r.__=r.__N),r.u=r.__N=void 0})),he=E},T.diffed=function(t){Qe&&Qe(t);var e=t.__c;e&&e.__H&&(e.__H.__h.length&&et(tt.push(e)),e.__H.__.some(function(r){r.u&&(r.__H=r.u)})),he=E=null},T.__c=function(t,e){e.some(function(r){try{r.__h.some(V),r.__h=r.__h.filter(function(n){return!n.__||be(n)})}catch(n){r.__h=[function(){throw n}]}}),Xe&&Xe(t,e)},T.unmount=function(t){Ye&&Ye(t);var e,r,n=t.__c;n&&n.__H&&(n.__H.__.some(function(o){try{if(o.__P&&o.__c){if(r===void 0){for(r=t.__;r&&(!r.__c||!r.__c.__P);)r=r.__;r=r&&r.__c}o.__P=r,et(ve.push(o))}else V(o)}catch(i){e=i}}),n.__H=void 0,e&&T.__e(e,n.__v))};var Je=typeof requestAnimationFrame=="function";function Wt(t){var e,r=function(){clearTimeout(n),Je&&cancelAnimationFrame(e),setTimeout(t)},n=setTimeout(r,35);Je&&(e=requestAnimationFrame(r))}function et(t){t!=1&&Ve==T.requestAnimationFrame||((Ve=T.requestAnimationFrame)||Wt)(Ut)}function V(t){var e=E,r=t.__c;typeof r=="function"&&(t.__c=void 0,r()),E=e}function be(t){var e=E;t.__c=t.__(),E=e}function nt(t,e){return!t||t.length!=e.length||e.some(function(r,n){return!ge(r,t[n])})}function ot(t,e){return typeof e=="function"?e(t):e}var Bt=Symbol.for("pv"),Vt=0;function c(t,e,r,n,o,i){e||(e={});var a,l,p=e;if("ref"in p&&typeof t!="function")for(l in p={},e)l=="ref"?a=e[l]:p[l]=e[l];var g={type:t,props:p,key:r,ref:a,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Bt,__v:--Vt,__i:-1,__u:0};return(o||i)&&(g.__source=o,g.__self=i),k.vnode&&k.vnode(g),g}function it({on:t,set:e,children:r}){return c("button",{type:"button",class:"toggle","aria-pressed":t,onClick:()=>e(!t),children:r})}function at({label:t,value:e,min:r,max:n,step:o,shown:i,set:a}){return c("label",{class:"slider",children:[c("span",{children:t}),c("input",{type:"range",min:r,max:n,step:o,value:e,"aria-valuetext":i,onInput:l=>a(Number(l.currentTarget.value))}),c("output",{children:i})]})}function st({step:t,n:e,set:r,back:n,next:o,children:i}){let a=(l,p,g)=>c("button",{type:"button","aria-disabled":l<0||l>=e,onClick:()=>l>=0&&l<e&&r(l),"aria-label":p,children:g});return c("div",{class:"stepper",children:[a(t-1,n,"←"),c("span",{class:"place",children:i}),a(t+1,o,"→")]})}var ct=`.figure{--encoder: #0067a3;--decoder: #b34700;--query: #9c3f75;--key: #00704f;--value: #875800}.figure[data-theme=dark]{--encoder: #5ab4f0;--decoder: #ff9259;--query: #e8a0cb;--key: #35c99b;--value: #f0b429}.figure{--surface: #ffffff;--raised: #f3f4f6;--edge: #c9ced6;--ink: #1f2937;--soft: #565e6b;--nothing: #f1f3f5;--everything: #101826;--focus: #1d4ed8;color:var(--ink);font:.9375rem/1.5 system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,Noto Sans KR,sans-serif;margin:0;container-type:inline-size}.figure[data-theme=dark]{--surface: #14181e;--raised: #222832;--edge: #454d5a;--ink: #e6e9ee;--soft: #a4acb9;--nothing: #20262f;--everything: #fbf7ea;--focus: #8ab4ff}*,*:before{box-sizing:border-box}p{margin:0}[hidden]{display:none!important}:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}figcaption{color:var(--soft);font-size:.875rem;margin-top:.6rem}.encoder{color:var(--encoder)}.decoder{color:var(--decoder)}.query{color:var(--query)}.key{color:var(--key)}.value{color:var(--value)}.controls{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .9rem;margin-bottom:.6rem}button,select{appearance:none;background:var(--raised);border:1px solid var(--edge);border-radius:6px;color:var(--ink);cursor:pointer;font:inherit;font-size:.875rem;min-height:2.25rem;padding:.2rem .75rem}button:hover:not(:disabled,[aria-disabled=true]),select:hover{border-color:var(--ink)}button:disabled,button[aria-disabled=true]{color:var(--soft);cursor:default;opacity:.6}button[aria-pressed=true],button[aria-checked=true]{background:var(--ink);border-color:var(--ink);color:var(--surface)}select{padding-right:1.8rem;background-image:linear-gradient(45deg,transparent 50%,currentColor 50%),linear-gradient(-45deg,transparent 50%,currentColor 50%);background-position:right .95rem center,right .65rem center;background-repeat:no-repeat;background-size:.32rem .32rem}.choice,.slider{align-items:center;display:inline-flex;gap:.5rem;font-size:.875rem}.choice,.choice select{max-width:100%;min-width:0;text-overflow:ellipsis}.slider input{accent-color:var(--ink);min-width:6rem;height:2rem}.slider output{font-variant-numeric:tabular-nums;min-width:3.2em}.stepper{align-items:center;display:flex;gap:.6rem}.stepper button{min-width:2.75rem}.stepper .place{min-width:0}.legend{align-items:center;color:var(--soft);display:inline-flex;font-size:.8125rem;gap:.4rem}.ramp{background:linear-gradient(to right,var(--nothing),var(--everything));border:1px solid var(--edge);border-radius:3px;display:inline-block;height:.7rem;width:4.5rem}.reading{min-height:1.5em;margin-top:.5rem}@container (max-width: 30rem){.reading{min-height:3em}}.numbers{margin-top:.5rem}.scroll{margin-top:.5rem;max-height:22rem;overflow:auto}table{border-collapse:collapse;font-size:.8125rem;font-variant-numeric:tabular-nums}table+table{margin-top:1rem}th,td{border-bottom:1px solid var(--edge);padding:.2rem .6rem;text-align:right;white-space:nowrap}thead th{background:var(--surface);position:sticky;top:0}tbody th{background:var(--surface);font-weight:600;left:0;position:sticky}.heatmap{max-width:100%;overflow-x:auto;padding:3px}.map{position:relative}.column-word,.row-word{font-size:.8125rem;line-height:1;overflow:hidden;position:absolute;text-overflow:ellipsis;white-space:nowrap}.column-word{overflow:visible;transform:rotate(-40deg);transform-origin:bottom left}.row-word{padding:.15em 0;transform:translateY(-50%)}.column-word.chosen,.row-word.chosen{font-weight:700;text-decoration:underline;text-underline-offset:.2em}.cells{cursor:crosshair;position:absolute;touch-action:pan-x pan-y}.cells canvas{display:block}.cells span{pointer-events:none;position:absolute}.row-mark{outline:2px solid var(--query)}.cell-mark{outline:3px solid var(--focus);outline-offset:-1px}.ring{border:2px solid #ffffff;border-radius:50%;box-shadow:0 0 0 1.5px #b3261e,inset 0 0 0 1.5px #b3261e}.ring.sample{display:inline-block;height:.8rem;margin-left:.3rem;vertical-align:-.1rem;width:.8rem}.tip{background:var(--ink);border-radius:4px;color:var(--surface);font-size:.8125rem;line-height:1.4;padding:0 .4rem;pointer-events:none;position:absolute;transform:translate(-50%,-130%);white-space:nowrap;z-index:1}.tokens{display:flex;flex-wrap:wrap;gap:.4rem}.token{border-color:currentColor;color:inherit;min-width:2.25rem;overflow:hidden;position:relative}.token[aria-pressed=true]{background:var(--raised);border-color:currentColor;box-shadow:inset 0 0 0 2px currentColor;color:inherit;font-weight:700}.token .share{background:currentColor;bottom:0;height:4px;left:0;position:absolute}.bars{display:grid;gap:.25rem;list-style:none;margin:0;padding:0}.bars li{align-items:center;display:grid;gap:.6rem;grid-template-columns:minmax(3.5rem,8rem) 1fr 3rem}.bars .word{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.bars .track{background:var(--nothing);border-radius:3px;height:.9rem;overflow:hidden}.bars .bar{background:currentColor;display:block;height:100%}.bars .number{font-variant-numeric:tabular-nums;text-align:right}.bars .marked{font-weight:700}@media(prefers-reduced-motion:no-preference){.moves{transition:all .25s ease}}
`;var lt={attributes:!0,attributeFilter:["class","style","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"]};function ut(t){let[e,r]=G(()=>_t(t));return Q(()=>{let n=()=>r(_t(t)),o=new MutationObserver(n);o.observe(document.documentElement,lt),o.observe(document.body,lt);let i=matchMedia("(prefers-color-scheme: dark)");return i.addEventListener("change",n),n(),()=>{o.disconnect(),i.removeEventListener("change",n)}},[t]),e}function _t(t){for(let e=t;e;e=e.parentElement){let[r,n,o,i=1]=getComputedStyle(e).backgroundColor.match(/[\d.]+/g)?.map(Number)??[0,0,0,0];if(i>.5)return .299*r+.587*n+.114*o<128?"dark":"light"}return matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"}var pt=(t,e={})=>t.replace(/\{(\w+)\}/g,(r,n)=>e[n]??r);function we(t){return t>0&&t<.005?"<1 %":`${Math.round(100*t)} %`}function N(t,e=2){let r=t.toFixed(e);return Number(r)===0?0 .toFixed(e):r.replace("-","−")}var ft=t=>t.replace(/ /g," ");function dt(t,e=""){return{render({model:r,el:n}){let o=n.shadowRoot??n.attachShadow({mode:"open"});for(let i of["keydown","keyup"])n.addEventListener(i,Gt);return me(c(Me,{model:r,el:n,Content:t,style:e}),o),()=>me(null,o)}}}function Gt(t){let e=t.ctrlKey||t.metaKey||t.altKey||t.shiftKey&&t.key==="Enter",r=t.composedPath()[0].matches(":read-write");t.currentTarget.toggleAttribute("data-lm-suppress-shortcuts",r||!e)}function L(t,e){let[,r]=xe(o=>o+1,0);Q(()=>{let o=`change:${e}`;return t.on(o,r),()=>t.off(o,r)},[t,e]);let n=o=>{t.set(e,o),t.save_changes()};return[t.get(e),n]}function mt(){let t=rt(null),[e,r]=G(null);return Q(()=>{let n=new ResizeObserver(([o])=>r(o.contentRect.width));return n.observe(t.current),()=>n.disconnect()},[]),[t,e]}var Me=class extends j{componentDidCatch(e){this.props.el.dispatchEvent(new CustomEvent("attnbook:broken",{detail:e})),this.setState({error:e})}render({model:e,el:r,Content:n,style:o},{error:i}){let a=(l,p)=>pt(e.get("strings")[l]??l,p);return c($,{children:[c("style",{children:ct+o}),c(Qt,{el:r,caption:e.get("caption"),children:i?c("p",{role:"alert",children:a("broken",{reason:i.message})}):c(n,{model:e,say:a})})]})}};function Qt({el:t,caption:e,children:r}){let n=ut(t);return c("figure",{class:"figure","data-theme":n,children:[r,e&&c("figcaption",{children:e})]})}function ht({busy:t=!1,children:e}){return c("p",{class:"reading","aria-live":"polite","aria-busy":t,children:e})}function gt({say:t,head:e,rows:r,more:n=[]}){let[o,i]=G(!1);return c("div",{class:"numbers",children:[c("button",{type:"button","aria-expanded":o,onClick:()=>i(!o),children:t(o?"hide numbers":"show numbers")}),o&&c("div",{class:"scroll",tabIndex:"0",role:"region","aria-label":t("show numbers"),children:[{head:e,rows:r},...n].map(a=>c(Xt,{...a}))})]})}function Xt({head:t,rows:e}){return c("table",{children:[c("thead",{children:c("tr",{children:t.map(r=>c("th",{scope:"col",children:r}))})}),c("tbody",{children:e().map(([r,...n])=>c("tr",{children:[c("th",{scope:"row",children:r}),n.map(o=>c("td",{children:o}))]}))})]})}var Ce=`/* formulas, vectors and matrices */
.formula .letter,
.rule .formula,
.symbol .formula {
  font-family: "STIX Two Text", Cambria, "Times New Roman", "Liberation Serif", serif;
  font-size: 1.1em;
}
.rule .letter,
.symbol .letter {
  font-size: 1em;
}
.formula sub {
  font-size: 0.7em;
  line-height: 0;
}
.brackets {
  border: solid;
  border-color: inherit;
  border-width: 0 1.5px;
  border-radius: 9px;
  pointer-events: none;
}
.vector,
.matrix {
  display: grid;
  padding: 0 4px;
  position: relative;
}
.matrix {
  column-gap: 4px;
}
.vector .brackets,
.matrix .brackets {
  inset: 0;
  position: absolute;
}
`;var Zt=/(exp|tanh|softmax)|(Σ|[A-Za-zα]\u0303?)(?:_(\w+))?/g;function I({text:t,roles:e={}}){return c("span",{class:"formula",children:[...Jt(t,e)]})}function*Jt(t,e){let r=0;for(let{0:n,1:o,2:i,3:a,index:l}of t.matchAll(Zt))yield t.slice(r,l),yield o??c("span",{class:`letter ${e[i]??""}`,children:[i==="Σ"?i:c("i",{class:i[1]&&"tilde",children:i[0]}),a&&c("sub",{children:a})]}),r=l+n.length;yield t.slice(r)}function U({text:t,roles:e}){return t.split(/\{([^}]*)\}/).map((r,n)=>{if(n%2===0)return r;let[,o,i]=r.match(/^(\w+):(.*)$/)??[];return o?c("span",{class:o,children:i}):c(I,{text:r,roles:e})})}var vt=(()=>{let t;return e=>(t??(t=document.createElement("canvas").getContext("2d")),t.font="bold 13px system-ui, sans-serif",t.measureText(e).width)})();var Se=`/* a drawing with axes */
.axes {
  display: block;
  font-size: 13px;
}
.axes text {
  fill: var(--soft);
  font-variant-numeric: tabular-nums;
}
.axes .grid {
  stroke: var(--edge);
}
.axes .tick.y {
  text-anchor: end;
}
.axes .tick.x {
  text-anchor: middle;
}
.axes text.chosen {
  fill: var(--ink);
  font-weight: 700;
}
.axes .here {
  stroke: var(--ink);
  stroke-dasharray: 3 3;
}
.axes .other,
.axes .line {
  fill: none;
  stroke-linejoin: round;
}
.axes .other {
  opacity: 0.55;
  stroke: var(--soft);
  stroke-width: 1.25;
}
.axes .line {
  stroke: var(--ink);
  stroke-width: 3;
}
`;var Te=([t,e],[r,n])=>o=>r+(n-r)*(o-t)/(e-t),bt=(t,e=!1)=>`M${t.map(([r,n])=>`${r} ${n}`).join("L")}${e?"Z":""}`;function yt({values:t,up:e,left:r,right:n,shown:o=a=>a,gap:i=8}){return t.map(a=>c($,{children:[c("line",{class:"grid",x1:r,x2:n,y1:e(a),y2:e(a)}),c("text",{class:"tick y",x:r-i,y:e(a)+4,children:o(a)})]}))}var xt=(t,e)=>t.reduce((r,n,o)=>Math.abs(n-e)<Math.abs(t[r]-e)?o:r,0);function kt(t,e){let r=t.currentTarget.getBoundingClientRect();return(t.clientX-r.left)*e/r.width}function wt(t){let e=10**Math.floor(Math.log10(t/4)),r=e*[5,2,1].find(n=>n*e<=t/4);return Array.from({length:Math.floor(t/r+1e-9)+1},(n,o)=>o*r)}var tr={f32:Float32Array,u8:Uint8Array};function Ae({dtype:t,shape:e,data:r}){let n=r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength),o=new tr[t](n);return{shape:e,values:t==="u8"?Float32Array.from(o,i=>i/255):o}}function Mt(t){let e=Math.max(...t),r=t.map(o=>Math.exp(o-e)),n=r.reduce((o,i)=>o+i,0);return r.map(o=>o/n)}var O=["nothing","root","size"],Ee=(t,e)=>({nothing:1,root:Math.sqrt(e),size:e})[t];function Ct(t,e,r){let[n,o]=[Ae(e),Ae(r)],[,i,a]=n.shape,l=({shape:p,values:g},_,d)=>{let m=p[2];return g.subarray((_*i+d)*m,(_*i+d+1)*m)};return(p,g,_)=>{let d=Ee(g,t[p]),m=Array.from(l(n,p,_),b=>b/d),s=Mt(m),h=m.reduce((b,f)=>b+f,0)/a;return{scores:m,weights:s,spread:Math.sqrt(m.reduce((b,f)=>b+(f-h)**2,0)/(a-1)),entropy:-s.reduce((b,f)=>b+(f&&f*Math.log2(f)),0),gradient:rr(s,l(o,p,_),d)}}}function rr(t,e,r){let n=t.map((a,l)=>t[0]*((l===0)-a)/r),o=0,i=0;for(let a=0;a<n.length;a++)for(let l=0;l<=a;l++)o+=(a===l?1:2)*n[a]*n[l]*e[i++];return Math.sqrt(Math.max(0,o))}var St=t=>[...t].sort((e,r)=>e-r)[t.length-1>>1];var Tt=`.controls {
  gap: 0.5rem 1.2rem;
}
.by {
  align-items: center;
  display: flex;
  flex-wrap: wrap;
  font-size: 0.875rem;
  gap: 0.4rem;
}
.by .toggle {
  min-width: 6.2rem; /* so that nothing moves when the number in it does */
}
@container (max-width: 26rem) {
  .by span:first-child {
    flex-basis: 100%; /* and below it the three in one line */
  }
}
.stepper .place {
  font-size: 0.875rem;
  font-variant-numeric: tabular-nums;
  min-width: 8em;
  text-align: center;
}
.parts {
  display: grid;
  gap: 1rem 2rem;
  grid-template-columns: minmax(0, 1fr);
  max-width: 54rem;
}
@container (min-width: 40rem) {
  .parts {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
}
.title {
  color: var(--soft);
  font-size: 0.8125rem;
  font-weight: 600;
}
.title .formula,
.title .note {
  font-weight: 400;
}
.hint {
  color: var(--soft);
  font-size: 0.8125rem;
  line-height: 1.4;
}

/* the query's scores and weights: a column for each key */
.columns {
  margin-bottom: 0.6rem;
}
.field {
  height: 110px;
  margin: 0.6rem 0 0.5rem 2.9rem;
  position: relative;
}
.level {
  border-top: 1px solid var(--edge);
  left: 0;
  position: absolute;
  right: 0;
}
.level span {
  color: var(--soft);
  font-size: 0.75rem;
  font-variant-numeric: tabular-nums;
  position: absolute;
  right: calc(100% + 0.4rem);
  transform: translateY(-50%);
  white-space: nowrap;
}
.bars-up {
  display: flex;
  height: 100%;
  position: relative;
}
.slot {
  flex: 1;
  position: relative;
}
.column {
  background: var(--everything);
  left: 14%;
  min-height: 1px;
  position: absolute;
  width: 72%;
}
.column.first {
  background: var(--key);
}
.column.above {
  clip-path: polygon(50% 0, 100% 9px, 100% 100%, 0 100%, 0 9px);
}
.column.below {
  clip-path: polygon(0 0, 100% 0, 100% calc(100% - 9px), 50% 100%, 0 calc(100% - 9px));
}
.first-name {
  font-size: 0.75rem;
  margin: -0.3rem 0 0 2.9rem;
}
.facts {
  margin: 0.6rem 0 0;
}
.facts div {
  display: grid;
  gap: 0 0.6rem;
  grid-template-columns: 8.8rem minmax(0, 1fr);
  padding: 0.15rem 0;
}
.facts dt {
  color: var(--soft);
  font-size: 0.875rem;
  line-height: 1.6;
}
.facts dd {
  font-variant-numeric: tabular-nums;
  margin: 0;
}
.facts .hint {
  display: block;
}
.power {
  white-space: nowrap;
}
.hint sup {
  line-height: 0;
}

/* the measures over d_k */
.plot {
  margin-bottom: 0.5rem;
}
.plot .axes {
  cursor: pointer;
  overflow: visible;
}
.axes .letter {
  font-family: "STIX Two Text", Cambria, "Times New Roman", "Liberation Serif", serif;
  font-size: 1.1em;
  font-style: italic;
}
.axes .point {
  fill: var(--soft);
}
.axes .chosen .point {
  fill: var(--ink);
}
.axes .other {
  opacity: 0.8;
}
.axes .one {
  fill: var(--soft);
  fill-opacity: 0.6;
}
.axes .one.this {
  fill: var(--query);
  fill-opacity: 1;
  stroke: var(--surface);
}
.axes .current {
  fill: none;
  stroke: var(--ink);
  stroke-width: 2;
}

/* room for the longest sentences, so that what comes below stays where it is */
.reading {
  min-height: 3em;
}
.reading .letter {
  line-height: 0;
}
@container (max-width: 54rem) {
  .reading {
    min-height: 4.5em;
  }
}
@container (max-width: 30rem) {
  .reading {
    min-height: 7.5em;
  }
}
@container (max-width: 21rem) {
  .reading {
    min-height: 9em;
  }
}
`;var X=5,ie={q:"query",k:"key"},or={nothing:"q · k_j",root:"q · k_j / √d_k",size:"q · k_j / d_k"},ir=1.25,[At,Ne,Et]=[40,12,24],ar=400,ae=168,sr=15;function cr({model:t,say:e}){let[r]=L(t,"d_ks"),[n]=L(t,"scores"),[o]=L(t,"pairs"),[i]=L(t,"d_k"),[a,l]=L(t,"divisor"),[p,g]=L(t,"query"),[,_,d]=n.shape,m=Math.min(p,_-1),s=xt(r,i),h=r[s],b=ke(()=>{let u=Ct(r,n,o),y=Array.from({length:_},(C,R)=>R),S=C=>r.map((R,P)=>y.map(A=>u(P,C,A)));return Object.fromEntries(O.map(C=>[C,S(C)]))},[r,n,o]),f=b[a][s][m],x=(u,y,S)=>St(b[y][S].map(C=>C[u])),v=u=>e(u,{n:lr(Ee(u,h))}),M=(u,y)=>{t.set("d_k",r[u]),t.set("divisor",y),t.save_changes()},w={say:e,d_ks:r,size:s,divisor:a,query:m,measured:b,medianOf:x,go:M};return c("div",{class:"explorer",children:[c("div",{class:"controls",children:[c(at,{label:c(I,{text:"d_k",roles:ie}),value:s,min:0,max:r.length-1,step:1,shown:String(h),set:u=>M(u,a)}),c("div",{class:"by",role:"group","aria-label":e("by"),children:[c("span",{children:e("by")}),O.map(u=>c(it,{on:a===u,set:()=>l(u),children:c(U,{text:v(u),roles:ie})}))]}),c(st,{step:m,n:_,set:g,back:e("before"),next:e("another"),children:e("query",{n:m+1,all:_})})]}),c("div",{class:"parts",children:[c("div",{children:[c(Pt,{title:c($,{children:[e("scores")," ",c(I,{text:or[a],roles:ie})]}),values:f.scores,span:[-X,X],levels:[-X,0,X],shown:u=>N(u,0),note:f.scores.some(u=>Math.abs(u)>X)&&e("off")}),c(Pt,{title:c($,{children:[e("weights")," ",c(I,{text:"α_j"})]}),values:f.weights,span:[0,1],levels:[0,.5,1],shown:we,first:e("first")}),c("dl",{class:"facts",children:[c(Re,{name:e("spread"),children:$e(f.spread)}),c(Re,{name:e("undecided"),about:c($,{children:[e("bits",{bits:N(f.entropy)})," ",c("span",{class:"power",children:["2",c("sup",{children:N(f.entropy)})," = ",Pe(f)]})]}),children:e("of keys",{n:Pe(f),all:d})}),c(Re,{name:e("gradient"),about:c(U,{text:e("about gradient")}),children:$e(f.gradient)})]})]}),c("div",{children:[c($t,{...w,title:e("entropy plot"),what:"entropy",most:Math.log2(d)}),c($t,{...w,title:e("gradient plot"),what:"gradient",most:ir*Math.max(...O.flatMap(u=>r.map((y,S)=>x("gradient",u,S))),1e-9)}),c("p",{class:"hint",children:c(U,{text:e("legend")})})]})]}),c(ht,{children:c(U,{text:W(),roles:ie})}),c(gt,{say:e,head:["key","score","divided","weight"].map(u=>e(u)),rows:()=>b.nothing[s][m].scores.map((u,y)=>[y+1,N(u,3),N(f.scores[y],3),N(f.weights[y],4)]),more:["entropy","gradient"].map(u=>({head:[c(I,{text:"d_k"}),...O.map(y=>c(U,{text:e(`${u} by`,{divisor:H(y)})}))],rows:()=>r.map((y,S)=>[y,...O.map(C=>N(x(u,C,S),4))])}))})]});function H(u){return{nothing:e("nothing line"),root:"{√d_k}",size:"{d_k}"}[u]}function W(){let u=x("entropy",a,s),y=x("gradient",a,s),S=x("gradient","root",s),C=e("reading",{size:h,how:a==="nothing"?e("undivided"):e("divided by",{divisor:v(a)}),all:_,n:Pe({entropy:u}),keys:d,gradient:$e(y)}),R=e(2**u<2?"one":2**u>.9*d?"every":"some"),P=a!=="root"&&S>0&&e("compared",{share:ft(we(y/S))});return[C,R,P].filter(Boolean).join(" ")}}var Pe=({entropy:t})=>N(2**t,1),lr=t=>N(t,Number.isInteger(t)?0:1),$e=t=>t>0&&t<5e-4?"<0.001":N(t,t<10?3:1),Re=({name:t,about:e,children:r})=>c("div",{children:[c("dt",{children:t}),c("dd",{children:[c("strong",{children:r})," ",e&&c("span",{class:"hint",children:e})]})]});function Pt({title:t,values:e,span:r,levels:n,shown:o,note:i,first:a}){let[l,p]=r,g=d=>100*(Math.max(l,Math.min(p,d))-l)/(p-l),_=(d,m)=>`${m===0?"first":""} ${d>p?"above":d<l?"below":""}`;return c("div",{class:"columns",children:[c("p",{class:"title",children:[t," ",i&&c("span",{class:"note",children:["(",i,")"]})]}),c("div",{class:"field","aria-hidden":"true",children:[n.map(d=>c("span",{class:"level",style:{bottom:`${g(d)}%`},children:c("span",{children:o(d)})})),c("div",{class:"bars-up",children:e.map((d,m)=>{let[s,h]=[g(Math.min(0,d)),g(Math.max(0,d))];return c("span",{class:"slot",children:c("span",{class:`column moves ${_(d,m)}`,style:{bottom:`${s}%`,height:`${h-s}%`}})})})})]}),a&&c("p",{class:"first-name key","aria-hidden":"true",children:a})]})}function $t(t){let[e,r]=mt();return c("div",{class:"plot",children:[c("p",{class:"title",children:t.title}),c("div",{ref:e,children:r&&c(_r,{...t,width:Math.min(r,ar)})})]})}function _r({say:t,d_ks:e,size:r,divisor:n,query:o,measured:i,medianOf:a,go:l,what:p,most:g,width:_}){let d={nothing:t("nothing line"),root:"√d_k",size:"d_k"},m=_-Math.max(...Object.values(d).map(vt))-14,s=Te([Math.log(e[0]),Math.log(e.at(-1))],[At+8,m-8]),h=e.map(u=>s(Math.log(u))),b=Te([0,g],[ae-Et,Ne]),f=u=>e.map((y,S)=>[h[S],b(a(p,u,S))]),x=[...O.filter(u=>u!==n),n],v=fr(O.map(u=>f(u).at(-1)[1]),sr),M=i[n][r].map(u=>u[p]),w=wt(g),H=Math.max(0,-Math.floor(Math.log10(w[1]??1)));return c("svg",{class:"axes",width:_,height:ae,"aria-hidden":"true",onClick:u=>{let[y,S]=[kt(u,_),u.clientY-u.currentTarget.getBoundingClientRect().top],C=x.flatMap(A=>f(A).map(([se,Rt],Nt)=>({name:A,i:Nt,far:Math.hypot(se-y,Rt-S)}))),{name:R,i:P}=C.sort((A,se)=>A.far-se.far)[0];l(P,R)},"data-what":p,children:[c(yt,{values:w,up:b,left:At,right:m,shown:u=>N(u,H)}),e.map((u,y)=>c("text",{class:`tick x ${y===r?"chosen":""}`,x:h[y],y:ae-6,children:u})),c("line",{class:"here",x1:h[r],x2:h[r],y1:Ne,y2:ae-Et}),x.map(u=>c("g",{class:u===n?"chosen":"","data-divisor":u,children:[c("path",{class:u===n?"line":"other",d:bt(f(u))}),f(u).map(([y,S])=>c("circle",{class:"point",cx:y,cy:S,r:u===n?4:3})),c("text",{class:`name ${u===n?"chosen":""}`,x:m+6,y:v[O.indexOf(u)]+4,children:c(pr,{text:d[u]})})]})),M.map((u,y)=>c(ur,{x:h[r],y:b(u),beyond:u>g,chosen:y===o})),c("circle",{class:"current",cx:h[r],cy:f(n)[r][1],r:"8"})]})}var ur=({x:t,y:e,beyond:r,chosen:n})=>r?c("path",{class:`one ${n?"this":""}`,d:`M${t} ${Ne-10}l5 8h-10z`}):c("circle",{class:`one ${n?"this":""}`,cx:t,cy:e,r:n?4.5:2.5});function pr({text:t}){let[,e,r,n]=t.match(/^(.*)(.)_(.)$/)??[];return n?c($,{children:[e,c("tspan",{class:"letter",children:r}),c("tspan",{dy:"4","font-size":"10",children:n})]}):t}function fr(t,e){let r=[...t],n=1/0;for(let o of[...t.keys()].sort((i,a)=>t[a]-t[i]))n=r[o]=Math.min(t[o],n-e);return r}var tn=dt(cr,Se+Ce+Tt);export{tn as default};
