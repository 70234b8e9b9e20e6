var k,De,zt,z,ue,re,Fe,ee,Le,fe,pe,qt,K=Symbol.for("pv"),oe={},ie=[],Ht=/^m(i|n|o|s|text|space)$/,de=Array.isArray,je=ie.slice,F=Object.assign;function D(t){t&&t.parentNode&&t.remove()}function te(t,e,n,r,o){var i={type:t,props:e,key:n,ref:r,__k:null,__:null,__b:0,__e:null,__c:null,constructor:K,__v:o||++De,__i:-1,__u:0};return!o&&k.vnode&&k.vnode(i),i}function $(t){return t.children}function U(t,e){this.props=t,this.context=e,this.__g=0}function q(t,e){if(e==null)return t.__&&q(t.__,t.__i+1);for(var n;e<t.__k.length;e++)if((n=t.__k[e])&&n.__e)return n.__e;return typeof t.type!="function"||t.props.__P?null:q(t)}function Dt(t){var e,n=t.__v,r=n.__e,o=[],i=[],a=t.__P;a&&((e=F({constructor:K},n)).__v=n.__v+1,k.vnode&&k.vnode(e),me(a,e,n,t.__n,a.namespaceURI,32&n.__u?[r]:null,o,r||q(n),32&n.__u,i),e.__v=n.__v,e.__.__k[e.__i]=e,Ke(o,e,i),n.__=n.__e=null,e.__e!=r&&Ie(e))}function Ie(t){if((t=t.__)&&t.__c&&!t.props.__P)return t.__e=null,t.__k.some(function(e){return e&&(t.__e=e.__e)}),Ie(t)}function qe(t){(8&t.__g||(t.__g|=8,z.push(t),re++))&&ue==k.debounceRendering||((ue=k.debounceRendering)||queueMicrotask)(Ue)}function Ue(){try{for(var t,e=1;z.length;)z.length>e&&z.sort(Fe),t=z.shift(),e=z.length,8&t.__g&&Dt(t)}finally{(re=z.length)&&(ue||queueMicrotask)(Ue)}}function We(t,e,n,r,o,i,a,l,p,g,_){var d,m,s,h,v,f,y=r.__k||ie,b=e.length;for(p=Ft(n,e,y,p,b),d=0;d<b;d++)(s=n.__k[d])!=null&&(m=~s.__i&&y[s.__i]||oe,s.__i=d,f=me(t,s,m,o,i,a,l,p,g,_),h=s.__e,(m.ref!=s.ref||8&m.__u)&&(m.ref&&he(m.ref,null,s,m),s.ref&&_.push(s.ref,s.__c||h,s)),v=v||h,4&s.__u?(p=Be(s,p,t,!m.__v),m.__e&&(m.__e=null)):typeof s.type=="function"&&f!==void 0?p=f:h&&(p=h.nextSibling),s.__u&=-21);return n.__e=v,p}function Ft(t,e,n,r,o){var i,a,l,p,g,_,d,m,s,h=n.length,v=h,f=0,y=0,b=t.__k=Array(o);for(i=0;i<o;i++)(a=e[i])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a!="object"||a.constructor===String?a=b[i]=te(null,a):de(a)?a=b[i]=te($,{children:a}):a.constructor===K&&a.__b?a=b[i]=te(a.type,a.props,a.key,a.ref,a.__v):b[i]=a,p=i+f,a.__=t,a.__b=t.__b+1,l=null,~(g=a.__i=Lt(a,n,p,v))&&(v--,(l=n[g])&&(l.__u|=2)),l&&l.__v?(a.__u|=16,g==p-1?f--:g==p+1?f++:g!=p&&(g>p?f--:f++,y=1)):(~g||(o>h?f--:o<h&&f++),typeof a.type!="function"&&(a.__u|=4))):b[i]=null;if(y){for(_=[],d=[],i=0;i<o;i++)if((a=b[i])&&16&a.__u){for(f=0,m=_.length;f<m;)_[s=f+m>>1]<a.__i?f=s+1:m=s;_[f]=a.__i,d[i]=f+1}for(f=_.length;i--;)d[i]&&(d[i]==f?f--:b[i].__u|=4)}if(v)for(i=0;i<h;i++)!(l=n[i])||2&l.__u||(l.__e==r&&(r=q(l)),ge(l,l));return r}function Be(t,e,n,r){var o,i,a,l;if(typeof t.type=="function"){if(t.props.__P)return e;if(o=t.__k)for(i=0;i<o.length;i++)o[i]&&(o[i].__=t,e=Be(o[i],e,n,!1));return e}for(e&&!e.parentNode&&(e=q(t))&&!e.parentNode&&(e=null),a=t.__e,l=e;l&&l.nodeType==8;)l=l.nextSibling;for(a!=l&&(!r&&n.moveBefore&&a.parentNode?n.moveBefore(a,e):n.insertBefore(a,e||null)),e=a;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function Lt(t,e,n,r){var o,i=t.key,a=t.type,l=e[n],p=l&&!(2&l.__u);if(l===null&&i==null||p&&i==l.key&&a==l.type)return n;if(r>(p?1:0)){for(o=n-1;o>=0;o--)if((l=e[o])&&!(2&l.__u)&&i==l.key&&a==l.type)return o;for(o=n+1;o<e.length;o++)if((l=e[o])&&!(2&l.__u)&&i==l.key&&a==l.type)return o}return-1}function He(t,e,n){n==null&&(n=""),e[0]=="-"?t.setProperty(e,n):t[e]=n}function J(t,e,n,r,o){var i,a;if(e=="style")if(typeof n=="string")t.style.cssText=n;else{if(typeof r=="string"&&(t.style.cssText=r=""),r)for(e in r)n&&e in n||He(t.style,e);if(n)for(e in n)r&&n[e]==r[e]||He(t.style,e,n[e])}else if(e[0]=="o"&&e[1]=="n")typeof n!="function"&&(n=null),typeof r!="function"&&(r=null),(t.__e||(t.__e={}))[e]=n,n&&r||(a=pe[e]||(pe[e]=jt(e)),(t.__a||(t.__a={}))[e]=fe,i=e!=(e=e.replace(Le,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),n?t.addEventListener(e,a,i):t.removeEventListener(e,a,i));else{if(o=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in t)try{return void(t[e]=n??"")}catch{}if(typeof n=="function")return;n==null||n===!1&&e[4]!="-"?t.removeAttribute(e):t.setAttribute(e,e=="popover"&&n==1?"":n)}}function jt(t){return function(e){var n=this.__e;if(n){if(n=n[t],e[ee]==null)e[ee]=fe++;else if(e[ee]<this.__a[t])return;return n(k.event?k.event(e):e)}}}function me(t,e,n,r,o,i,a,l,p,g){var _,d,m,s,h,v,f,y,b,M,w,N,j,H,u,x,C,S,P=e.type;if(e.constructor!==K)return null;128&n.__u&&(p=32&n.__u,_=n.__c.__z)&&(e.__u|=p,d=i=[],_.nodeType==8?l=ne(_,i):i.push(_),l=i[0]||l),(_=k.__b)&&_(e);e:if(typeof P=="function"){m=a.length;try{if(y=e.props,b=(_=P.prototype)&&_.render,M=(_=P.contextType)&&r[_.__c],w=_?M?M.props.value:_.__:r,(s=n.__c)?(e.__c=s,2&s.__g&&(s.__g|=1)):(b?e.__c=s=new P(y,w):(e.__c=s=new U(y,w),s.constructor=P,s.render=Ut),M&&M.sub(s),s.state||(s.state={}),s.__n=r,s.__g|=8,s.__h=[],s.__k=[]),b&&(s.__s||(s.__s=s.state),P.getDerivedStateFromProps&&(s.__s==s.state&&(s.__s=F({},s.__s)),F(s.__s,P.getDerivedStateFromProps(y,s.__s)))),h=s.props,v=s.state,s.__v=e,n.__c){if(y!==h&&b&&!P.getDerivedStateFromProps&&s.componentWillReceiveProps&&s.componentWillReceiveProps(y,w),e.__v==n.__v&&!(8&s.__g)||!(4&s.__g)&&s.shouldComponentUpdate&&s.shouldComponentUpdate(y,s.__s,w)===!1){e.__v!=n.__v&&(s.props=y,s.state=s.__s,s.__g&=-9),e.__e=n.__e,e.__k=n.__k,e.__k.some(function(E){E&&(E.__=e)}),ie.push.apply(s.__h,s.__k),s.__k=[],s.__h.length&&a.push(s),l=q(n);break e}s.componentWillUpdate&&s.componentWillUpdate(y,s.__s,w),b&&s.componentDidUpdate&&s.__h.push(function(){s.componentDidUpdate(h,v,f)})}else b&&!P.getDerivedStateFromProps&&s.componentWillMount&&s.componentWillMount(),b&&s.componentDidMount&&s.__h.push(s.componentDidMount);s.context=w,s.props=y,s.__P=t,s.__g&=-5,N=k.__r,j=b?25:0;do s.__g&=-9,N&&N(e),_=s.render(s.props,s.state=s.__s,s.context);while(8&s.__g&&++j<25);b&&(ie.push.apply(s.__h,s.__k),s.__k=[]),s.state=s.__s,s.getChildContext&&(r=F({},r,s.getChildContext())),b&&n.__c&&s.getSnapshotBeforeUpdate&&(f=s.getSnapshotBeforeUpdate(h,v)),H=_&&_.type===$&&_.key==null?_.props.children:_,y.__P&&(_=l,o=(t=y.__P).namespaceURI,p=i=null,n.props&&n.props.__P!=t&&(n.__k.some(function(E){E&&ge(E,E)}),n.__k=null),l=n.__k?q(n,0):null),l=We(t,de(H)?H:[H],e,n,r,o,i,a,l,p,g),y.__P&&(e.__e=null,l=_),e.__u&=-161,d&&d.some(D),s.__h.length&&a.push(s),1&s.__g&&(s.__g&=-4)}catch(E){if(a.length=m,e.__v=null,p||i)if(E&&E.then){if(e.__u|=128|p,i){for(~(C=i.indexOf(l||void 0))||(C=i.length);(S=i[C-1])&&S.nodeType==8;)C--;for(;C<i.length;C++)if(S=i[C])if(i[C]=null,u){if(S==x)break}else{if(S.nodeType!=8)break;S.data.startsWith("$s")&&(x=ne(u=S))}}if(!u){for(;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;u=l}(_=ne(u=e.__c.__z||(e.__c.__z=u)))?(e.__e=u,l=_):e.__e=l,l=l&&l.nextSibling}else i&&i.some(D);else e.__e=n.__e;e.__k||(e.__k=n.__k||[]),E&&E.then||Ve(e),k.__e(E,e,n)}}else l=e.__e=It(n.__e,e,n,r,o,i,a,p,g,t);return(_=k.diffed)&&_(e),l}function ne(t,e){if(t&&t.nodeType==8&&t.data.startsWith("$s"))for(var n=1;t=t.nextSibling;){if(t.nodeType==8){if(t.data.startsWith("$s"))n++;else if(t.data.startsWith("/$s")&&!--n)return t}e&&e.push(t)}}function Ve(t){t&&(t.__c&&(t.__c.__g|=4),t.__k&&t.__k.some(Ve))}function Ke(t,e,n){for(var r=0;r<n.length;)he(n[r++],n[r++],n[r++]);k.__c&&k.__c(e,t),t.some(function(o){try{t=o.__h,o.__h=[],t.some(function(i){i.call(o)})}catch(i){k.__e(i,o.__v)}})}function It(t,e,n,r,o,i,a,l,p,g){var _,d,m,s,h,v,f,y,b=n.props||oe,M=e.props,w=e.type;if(w=="svg"?o="http://www.w3.org/2000/svg":w=="math"?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),i){for(_=0;_<i.length;_++)if((h=i[_])&&(w?h.localName==w:h.nodeType==3)){t=h,i[_]=null;break}}if(!t){if(y=g.ownerDocument||document,!w)return y.createTextNode(M);t=y.createElementNS(o,w,M.is?M:g),l&&(k.__m&&k.__m(e,i),l=!1),i=null}if(w){if(g=w=="template"&&t.content||t,i=w=="textarea"&&M.defaultValue!=null?null:i&&je.call(g.childNodes),!l&&i)for(b={},_=0;_<t.attributes.length;_++)b[(h=t.attributes[_]).name]=h.value;for(_ in b)h=b[_],_=="dangerouslySetInnerHTML"?m=h:_=="children"||_ in M||_=="value"&&"defaultValue"in M||_=="checked"&&"defaultChecked"in M||J(t,_,null,h,o);for(_ in M)h=M[_],_=="children"?s=h:_=="dangerouslySetInnerHTML"?d=h:_=="value"?v=h:_=="checked"?f=h:l&&typeof h!="function"||b[_]===h||J(t,_,h,b[_],o);d?(l||m&&(d.__html==m.__html||d.__html==t.innerHTML)||(t.innerHTML=d.__html),e.__k=[]):(m&&(t.textContent=""),(w=="foreignObject"||o=="http://www.w3.org/1998/Math/MathML"&&Ht.test(w))&&(o="http://www.w3.org/1999/xhtml"),We(g,de(s)?s:[s],e,n,r,o,i,a,i?i[0]:n.__k&&q(n,0),l,p),i&&i.some(D)),l&&w!="textarea"||(_="value",w=="progress"&&v==null?t.removeAttribute(_):v==null||v===t[_]&&(w!="progress"||v)||J(t,_,v,b[_],o),_="checked",f!=null&&f!=t[_]&&J(t,_,f,b[_],o))}else b===M||l&&t.data==M||(t.data=M);return t}function he(t,e,n,r){try{typeof t=="function"?e?e.__x=t(e)||1:r&&(r=r.__c||r.__e)&&(e=r.__x)&&(r.__x=null,typeof e=="function"?e():t(null)):t.current=e}catch(o){k.__e(o,n)}}function ge(t,e,n){var r,o,i,a;if(k.unmount&&k.unmount(t),!(r=t.ref)||r.current&&r.current!=t.__e||he(r,null,e,t),r=t.__c){if(r.componentWillUnmount)try{r.componentWillUnmount()}catch(l){k.__e(l,e)}r.__P=r.__n=null}if(r=t.__k)for(a=0;a<r.length;a++)r[a]&&ge(r[a],e,typeof t.type!="function"||n&&!t.props.__P);!n&&(r=t.__c)&&(r=r.__z)&&(o=ne(r,i=[]))&&(r==t.__e&&i.some(D),D(o),D(r)),n||D(t.__e),t.__e=t.__c=t.__=null}function Ut(t,e,n){return this.constructor(t,n)}function ve(t,e){var n,r,o,i;k.__&&k.__(t,e),e.nodeType==9&&(e=e.documentElement),r=(n=t&&32&t.__u)?null:e.__k,e.__k=te($,{children:[t]}),o=[],i=[],me(e,e.__k,r||oe,oe,e.namespaceURI,r?null:e.firstChild?je.call(e.childNodes):null,o,r?r.__e:e.firstChild,n,i),Ke(o,e.__k,i),e.__k.props.children=null}k={__e:function(t,e,n,r){for(var o,i,a;e=e.__;)if((o=e.__c)&&!(1&o.__g)){o.__g|=4;try{if((a=(i=o.constructor)&&i.getDerivedStateFromError)&&o.setState(i.getDerivedStateFromError(t)),o.componentDidCatch&&(o.componentDidCatch(t,r||{}),a=1),a&&8&o.__g)return void(o.__g|=2)}catch(l){t=l}}throw re=0,t}},De=0,zt=function(t){return t!=null&&t.constructor===K},U.prototype.setState=function(t,e){var n=this.__s;n&&n!=this.state||(n=this.__s=F({},this.state)),typeof t=="function"&&(t=t(F({},n),this.props)),t&&(F(n,t),this.__v&&(e&&this.__k.push(e),qe(this)))},U.prototype.forceUpdate=function(t){this.__v&&(this.__g|=4,t&&this.__h.push(t),qe(this))},U.prototype.render=$,z=[],re=0,Fe=function(t,e){return t.__v.__b-e.__v.__b},ee=Symbol(),Le=/(PointerCapture)$|Capture$/i,fe=0,pe={},qt=0;var Q,A,be,Ge,ye=Object.is,ae=0,rt=[],xe=[],T=k,Qe=T.__b,Xe=T.__r,Ye=T.diffed,Ze=T.__c,Je=T.unmount,et=T.__;function we(t,e){T.__h&&T.__h(A,t,ae||e),ae=0;var n=A.__H||(A.__H={__:[],__h:[]});return t>=n.__.length&&n.__.push({}),n.__[t]}function X(t){return ae=1,Me(at,t)}function Me(t,e,n){var r=we(Q++,2);if(r.t=t,!r.__c&&(r.__=[n?n(e):at(void 0,e),function(i){var a=(r.__N||r.__)[0],l=r.t(a,i);ye(a,l)||(r.__N=[l,r.__[1]],r.__c.setState({}))}],r.__c=A,!A.__f)){A.__f=!0;var o=A.shouldComponentUpdate;A.shouldComponentUpdate=function(i,a,l){var p=this.__H;if(!p)return!0;var g=!1,_=this.props!=i;if(p.__.some(function(m){m.__N&&(g=!0,ye(m.__[0],m.__N[0])||(_=!0))}),o){var d=o.call(this,i,a,l);return g?d||_:d}return!g||_}}return r.__}function Y(t,e){var n=we(Q++,3);!T.__s&&it(n.__H,e)&&(n.__P=!0,n.__=t,n.u=e,A.__H.__h.push(n))}function ot(t){return ae=5,Ce(function(){return{current:t}},[])}function Ce(t,e){var n=we(Q++,7);return it(n.__H,e)&&(n.__=t(),n.__H=e),n.__}function Wt(){var t;do{for(;t=xe.shift();)try{G(t)}catch(n){T.__e(n,{__:(t=t.__P)&&t.__v})}for(;t=rt.shift();){var e=t.__H;if(t.__P&&e)try{e.__h.some(G),e.__h.some(ke),e.__h=[]}catch(n){e.__h=[],T.__e(n,t.__v)}}}while(xe.length)}T.__b=function(t){A=null,Qe&&Qe(t)},T.__=function(t,e){t&&e.__k&&e.__k.__m&&(t.__m=e.__k.__m),et&&et(t,e)},T.__r=function(t){Xe&&Xe(t),Q=0;var e=(A=t.__c).__H;e&&(be==A?A.__h=[]:(e.__h.some(G),e.__h.some(ke),Q=0),e.__h=[],e.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})),be=A},T.diffed=function(t){Ye&&Ye(t);var e=t.__c;e&&e.__H&&(e.__H.__h.length&&nt(rt.push(e)),e.__H.__.some(function(n){n.u&&(n.__H=n.u)})),be=A=null},T.__c=function(t,e){e.some(function(n){try{n.__h.some(G),n.__h=n.__h.filter(function(r){return!r.__||ke(r)})}catch(r){n.__h=[function(){throw r}]}}),Ze&&Ze(t,e)},T.unmount=function(t){Je&&Je(t);var e,n,r=t.__c;r&&r.__H&&(r.__H.__.some(function(o){try{if(o.__P&&o.__c){if(n===void 0){for(n=t.__;n&&(!n.__c||!n.__c.__P);)n=n.__;n=n&&n.__c}o.__P=n,nt(xe.push(o))}else G(o)}catch(i){e=i}}),r.__H=void 0,e&&T.__e(e,r.__v))};var tt=typeof requestAnimationFrame=="function";function Bt(t){var e,n=function(){clearTimeout(r),tt&&cancelAnimationFrame(e),setTimeout(t)},r=setTimeout(n,35);tt&&(e=requestAnimationFrame(n))}function nt(t){t!=1&&Ge==T.requestAnimationFrame||((Ge=T.requestAnimationFrame)||Bt)(Wt)}function G(t){var e=A,n=t.__c;typeof n=="function"&&(t.__c=void 0,n()),A=e}function ke(t){var e=A;t.__c=t.__(),A=e}function it(t,e){return!t||t.length!=e.length||e.some(function(n,r){return!ye(n,t[r])})}function at(t,e){return typeof e=="function"?e(t):e}var Vt=Symbol.for("pv"),Kt=0;function c(t,e,n,r,o,i){e||(e={});var a,l,p=e;if("ref"in p&&typeof t!="function")for(l in p={},e)l=="ref"?a=e[l]:p[l]=e[l];var g={type:t,props:p,key:n,ref:a,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Vt,__v:--Kt,__i:-1,__u:0};return(o||i)&&(g.__source=o,g.__self=i),k.vnode&&k.vnode(g),g}function st({on:t,set:e,children:n}){return c("button",{type:"button",class:"toggle","aria-pressed":t,onClick:()=>e(!t),children:n})}function ct({label:t,value:e,min:n,max:r,step:o,shown:i,set:a}){return c("label",{class:"slider",children:[c("span",{children:t}),c("input",{type:"range",min:n,max:r,step:o,value:e,"aria-valuetext":i,onInput:l=>a(Number(l.currentTarget.value))}),c("output",{children:i})]})}function lt({step:t,n:e,set:n,back:r,next:o,children:i}){let a=(l,p,g)=>c("button",{type:"button","aria-disabled":l<0||l>=e,onClick:()=>l>=0&&l<e&&n(l),"aria-label":p,children:g});return c("div",{class:"stepper",children:[a(t-1,r,"←"),c("span",{class:"place",children:i}),a(t+1,o,"→")]})}var _t=`.figure{--encoder: #0067a3;--decoder: #b34700;--query: #9c3f75;--key: #00704f;--value: #875800}.figure[data-theme=dark]{--encoder: #5ab4f0;--decoder: #ff9259;--query: #e8a0cb;--key: #35c99b;--value: #f0b429}.figure{--surface: #ffffff;--raised: #f3f4f6;--edge: #c9ced6;--ink: #1f2937;--soft: #565e6b;--nothing: #f1f3f5;--everything: #101826;--focus: #1d4ed8;color:var(--ink);font:.9375rem/1.5 system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,Noto Sans KR,sans-serif;margin:0;container-type:inline-size}.figure[data-theme=dark]{--surface: #14181e;--raised: #222832;--edge: #454d5a;--ink: #e6e9ee;--soft: #a4acb9;--nothing: #20262f;--everything: #fbf7ea;--focus: #8ab4ff}*,*:before{box-sizing:border-box}p{margin:0}[hidden]{display:none!important}:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}figcaption{color:var(--soft);font-size:.875rem;margin-top:.6rem}.encoder{color:var(--encoder)}.decoder{color:var(--decoder)}.query{color:var(--query)}.key{color:var(--key)}.value{color:var(--value)}.controls{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .9rem;margin-bottom:.6rem}button,select{appearance:none;background:var(--raised);border:1px solid var(--edge);border-radius:6px;color:var(--ink);cursor:pointer;font:inherit;font-size:.875rem;min-height:2.25rem;padding:.2rem .75rem}button:hover:not(:disabled,[aria-disabled=true]),select:hover{border-color:var(--ink)}button:disabled,button[aria-disabled=true]{color:var(--soft);cursor:default;opacity:.6}button[aria-pressed=true],button[aria-checked=true]{background:var(--ink);border-color:var(--ink);color:var(--surface)}select{padding-right:1.8rem;background-image:linear-gradient(45deg,transparent 50%,currentColor 50%),linear-gradient(-45deg,transparent 50%,currentColor 50%);background-position:right .95rem center,right .65rem center;background-repeat:no-repeat;background-size:.32rem .32rem}.choice,.slider{align-items:center;display:inline-flex;gap:.5rem;font-size:.875rem}.choice,.choice select{max-width:100%;min-width:0;text-overflow:ellipsis}.slider input{accent-color:var(--ink);min-width:6rem;height:2rem}.slider output{font-variant-numeric:tabular-nums;min-width:3.2em}.stepper{align-items:center;display:flex;gap:.6rem}.stepper button{min-width:2.75rem}.stepper .place{min-width:0}.legend{align-items:center;color:var(--soft);display:inline-flex;font-size:.8125rem;gap:.4rem}.ramp{background:linear-gradient(to right,var(--nothing),var(--everything));border:1px solid var(--edge);border-radius:3px;display:inline-block;height:.7rem;width:4.5rem}.reading{min-height:1.5em;margin-top:.5rem}@container (max-width: 30rem){.reading{min-height:3em}}.numbers{margin-top:.5rem}.scroll{margin-top:.5rem;max-height:22rem;overflow:auto}table{border-collapse:collapse;font-size:.8125rem;font-variant-numeric:tabular-nums}table+table{margin-top:1rem}th,td{border-bottom:1px solid var(--edge);padding:.2rem .6rem;text-align:right;white-space:nowrap}thead th{background:var(--surface);position:sticky;top:0}tbody th{background:var(--surface);font-weight:600;left:0;position:sticky}.heatmap{max-width:100%;overflow-x:auto;padding:3px}.map{position:relative}.column-word,.row-word{font-size:.8125rem;line-height:1;overflow:hidden;position:absolute;text-overflow:ellipsis;white-space:nowrap}.column-word{overflow:visible;transform:rotate(-40deg);transform-origin:bottom left}.row-word{padding:.15em 0;transform:translateY(-50%)}.column-word.chosen,.row-word.chosen{font-weight:700;text-decoration:underline;text-underline-offset:.2em}.cells{cursor:crosshair;position:absolute;touch-action:pan-x pan-y}.cells canvas{display:block}.cells span{pointer-events:none;position:absolute}.row-mark{outline:2px solid var(--query)}.cell-mark{outline:3px solid var(--focus);outline-offset:-1px}.ring{border:2px solid #ffffff;border-radius:50%;box-shadow:0 0 0 1.5px #b3261e,inset 0 0 0 1.5px #b3261e}.ring.sample{display:inline-block;height:.8rem;margin-left:.3rem;vertical-align:-.1rem;width:.8rem}.tip{background:var(--ink);border-radius:4px;color:var(--surface);font-size:.8125rem;line-height:1.4;padding:0 .4rem;pointer-events:none;position:absolute;transform:translate(-50%,-130%);white-space:nowrap;z-index:1}.tokens{display:flex;flex-wrap:wrap;gap:.4rem}.token{border-color:currentColor;color:inherit;min-width:2.25rem;overflow:hidden;position:relative}.token[aria-pressed=true]{background:var(--raised);border-color:currentColor;box-shadow:inset 0 0 0 2px currentColor;color:inherit;font-weight:700}.token .share{background:currentColor;bottom:0;height:4px;left:0;position:absolute}.bars{display:grid;gap:.25rem;list-style:none;margin:0;padding:0}.bars li{align-items:center;display:grid;gap:.6rem;grid-template-columns:minmax(3.5rem,8rem) 1fr 3rem}.bars .word{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.bars .track{background:var(--nothing);border-radius:3px;height:.9rem;overflow:hidden}.bars .bar{background:currentColor;display:block;height:100%}.bars .number{font-variant-numeric:tabular-nums;text-align:right}.bars .marked{font-weight:700}@media(prefers-reduced-motion:no-preference){.moves{transition:all .25s ease}}
`;var ut={attributes:!0,attributeFilter:["class","style","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"]};function ft(t){let[e,n]=X(()=>pt(t));return Y(()=>{let r=()=>n(pt(t)),o=new MutationObserver(r);o.observe(document.documentElement,ut),o.observe(document.body,ut);let i=matchMedia("(prefers-color-scheme: dark)");return i.addEventListener("change",r),r(),()=>{o.disconnect(),i.removeEventListener("change",r)}},[t]),e}function pt(t){for(let e=t;e;e=e.parentElement){let[n,r,o,i=1]=getComputedStyle(e).backgroundColor.match(/[\d.]+/g)?.map(Number)??[0,0,0,0];if(i>.5)return .299*n+.587*r+.114*o<128?"dark":"light"}return matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"}var dt=(t,e={})=>t.replace(/\{(\w+)\}/g,(n,r)=>e[r]??n);function Se(t){return t>0&&t<.005?"<1 %":`${Math.round(100*t)} %`}function R(t,e=2){let n=t.toFixed(e);return Number(n)===0?0 .toFixed(e):n.replace("-","−")}var mt=t=>t.replace(/ /g," ");function ht(t,e=""){return{render({model:n,el:r}){let o=r.shadowRoot??r.attachShadow({mode:"open"});for(let i of["keydown","keyup"])r.addEventListener(i,Qt);return ve(c(Te,{model:n,el:r,Content:t,style:e}),o),()=>ve(null,o)}}}function Qt(t){let e=t.ctrlKey||t.metaKey||t.altKey||t.shiftKey&&t.key==="Enter",n=t.composedPath()[0].matches(":read-write");t.currentTarget.toggleAttribute("data-lm-suppress-shortcuts",n||!e)}function L(t,e){let[,n]=Me(o=>o+1,0);Y(()=>{let o=`change:${e}`;return t.on(o,n),()=>t.off(o,n)},[t,e]);let r=o=>{t.set(e,o),t.save_changes()};return[t.get(e),r]}function gt(){let t=ot(null),[e,n]=X(null);return Y(()=>{let r=new ResizeObserver(([o])=>n(o.contentRect.width));return r.observe(t.current),()=>r.disconnect()},[]),[t,e]}var Te=class extends U{componentDidCatch(e){this.props.el.dispatchEvent(new CustomEvent("attnbook:broken",{detail:e})),this.setState({error:e})}render({model:e,el:n,Content:r,style:o},{error:i}){let a=(l,p)=>dt(e.get("strings")[l]??l,p);return c($,{children:[c("style",{children:_t+o}),c(Xt,{el:n,caption:e.get("caption"),children:i?c("p",{role:"alert",children:a("broken",{reason:i.message})}):c(r,{model:e,say:a})})]})}};function Xt({el:t,caption:e,children:n}){let r=ft(t);return c("figure",{class:"figure","data-theme":r,children:[n,e&&c("figcaption",{children:e})]})}function vt({busy:t=!1,children:e}){return c("p",{class:"reading","aria-live":"polite","aria-busy":t,children:e})}function bt({say:t,head:e,rows:n,more:r=[]}){let[o,i]=X(!1);return c("div",{class:"numbers",children:[c("button",{type:"button","aria-expanded":o,onClick:()=>i(!o),children:t(o?"hide numbers":"show numbers")}),o&&c("div",{class:"scroll",tabIndex:"0",role:"region","aria-label":t("show numbers"),children:[{head:e,rows:n},...r].map(a=>c(Yt,{...a}))})]})}function Yt({head:t,rows:e}){return c("table",{children:[c("thead",{children:c("tr",{children:t.map(n=>c("th",{scope:"col",children:n}))})}),c("tbody",{children:e().map(([n,...r])=>c("tr",{children:[c("th",{scope:"row",children:n}),r.map(o=>c("td",{children:o}))]}))})]})}var Ae=`/* formulas, vectors and matrices */
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
`;var Jt=/(exp|tanh|softmax)|(Σ|[A-Za-zα]\u0303?)(?:_(\w+))?/g;function W({text:t,roles:e={}}){return c("span",{class:"formula",children:[...en(t,e)]})}function*en(t,e){let n=0;for(let{0:r,1:o,2:i,3:a,index:l}of t.matchAll(Jt))yield t.slice(n,l),yield o??c("span",{class:`letter ${e[i]??""}`,children:[i==="Σ"?i:c("i",{class:i[1]&&"tilde",children:i[0]}),a&&c("sub",{children:a})]}),n=l+r.length;yield t.slice(n)}function B({text:t,roles:e}){return t.split(/\{([^}]*)\}/).map((n,r)=>{if(r%2===0)return n;let[,o,i]=n.match(/^(\w+):(.*)$/)??[];return o?c("span",{class:o,children:i}):c(W,{text:n,roles:e})})}var yt=(()=>{let t;return e=>(t??(t=document.createElement("canvas").getContext("2d")),t.font="bold 13px system-ui, sans-serif",t.measureText(e).width)})();var Ee=`/* a drawing with axes */
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
`;var Pe=([t,e],[n,r])=>o=>n+(r-n)*(o-t)/(e-t),xt=(t,e=!1)=>`M${t.map(([n,r])=>`${n} ${r}`).join("L")}${e?"Z":""}`;function kt({values:t,up:e,left:n,right:r,shown:o=a=>a,gap:i=8}){return t.map(a=>c($,{children:[c("line",{class:"grid",x1:n,x2:r,y1:e(a),y2:e(a)}),c("text",{class:"tick y",x:n-i,y:e(a)+4,children:o(a)})]}))}var wt=(t,e)=>t.reduce((n,r,o)=>Math.abs(r-e)<Math.abs(t[n]-e)?o:n,0);function Mt(t,e){let n=t.currentTarget.getBoundingClientRect();return(t.clientX-n.left)*e/n.width}function Ct(t){let e=10**Math.floor(Math.log10(t/4)),n=e*[5,2,1].find(r=>r*e<=t/4);return Array.from({length:Math.floor(t/n+1e-9)+1},(r,o)=>o*n)}var nn={f32:Float32Array,u8:Uint8Array};function $e({dtype:t,shape:e,data:n}){let r=n.buffer.slice(n.byteOffset,n.byteOffset+n.byteLength),o=new nn[t](r);return{shape:e,values:t==="u8"?Float32Array.from(o,i=>i/255):o}}function St(t){let e=Math.max(...t),n=t.map(o=>Math.exp(o-e)),r=n.reduce((o,i)=>o+i,0);return n.map(o=>o/r)}var O=["nothing","root","size"],Re=(t,e)=>({nothing:1,root:Math.sqrt(e),size:e})[t];function Tt(t,e,n){let[r,o]=[$e(e),$e(n)],[,i,a]=r.shape,l=({shape:p,values:g},_,d)=>{let m=p[2];return g.subarray((_*i+d)*m,(_*i+d+1)*m)};return(p,g,_)=>{let d=Re(g,t[p]),m=Array.from(l(r,p,_),v=>v/d),s=St(m),h=m.reduce((v,f)=>v+f,0)/a;return{scores:m,weights:s,spread:Math.sqrt(m.reduce((v,f)=>v+(f-h)**2,0)/(a-1)),entropy:-s.reduce((v,f)=>v+(f&&f*Math.log2(f)),0),gradient:rn(s,l(o,p,_),d)}}}function rn(t,e,n){let r=t.map((a,l)=>t[0]*((l===0)-a)/n),o=0,i=0;for(let a=0;a<r.length;a++)for(let l=0;l<=a;l++)o+=(a===l?1:2)*r[a]*r[l]*e[i++];return Math.sqrt(Math.max(0,o))}var At=t=>[...t].sort((e,n)=>e-n)[t.length-1>>1];var Et=`.controls {
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
`;var Z=5,se={q:"query",k:"key"},an={nothing:"q · k_j",root:"q · k_j / √d_k",size:"q · k_j / d_k"},sn=1.25,[Pt,le,$t]=[40,12,24],cn=400,ce=168,ln=15;function _n({model:t,say:e}){let[n]=L(t,"d_ks"),[r]=L(t,"scores"),[o]=L(t,"pairs"),[i]=L(t,"d_k"),[a,l]=L(t,"divisor"),[p,g]=L(t,"query"),[,_,d]=r.shape,m=Math.min(p,_-1),s=wt(n,i),h=n[s],v=Ce(()=>{let u=Tt(n,r,o),x=Array.from({length:_},(S,P)=>P),C=S=>n.map((P,E)=>x.map(_e=>u(E,S,_e)));return Object.fromEntries(O.map(S=>[S,C(S)]))},[n,r,o]),f=v[a][s][m],y=(u,x,C)=>At(v[x][C].map(S=>S[u])),b=(u,x)=>n.map((C,S)=>y(u,x,S)),M=u=>e(u,{n:un(Re(u,h))}),w=(u,x)=>{t.set("d_k",n[u]),t.set("divisor",x),t.save_changes()},N={say:e,d_ks:n,size:s,divisor:a,query:m,measured:v,mediansOf:b,go:w};return c("div",{class:"explorer",children:[c("div",{class:"controls",children:[c(ct,{label:c(W,{text:"d_k",roles:se}),value:s,min:0,max:n.length-1,step:1,shown:String(h),set:u=>w(u,a)}),c("div",{class:"by",role:"group","aria-label":e("by"),children:[c("span",{children:e("by")}),O.map(u=>c(st,{on:a===u,set:()=>l(u),children:c(B,{text:M(u),roles:se})}))]}),c(lt,{step:m,n:_,set:g,back:e("before"),next:e("another"),children:e("query",{n:m+1,all:_})})]}),c("div",{class:"parts",children:[c("div",{children:[c(Rt,{title:c($,{children:[e("scores")," ",c(W,{text:an[a],roles:se})]}),values:f.scores,span:[-Z,Z],levels:[-Z,0,Z],shown:u=>R(u,0),note:f.scores.some(u=>Math.abs(u)>Z)&&e("off")}),c(Rt,{title:c($,{children:[e("weights")," ",c(W,{text:"α_j"})]}),values:f.weights,span:[0,1],levels:[0,.5,1],shown:Se,first:e("first")}),c("dl",{class:"facts",children:[c(ze,{name:e("spread"),children:Oe(f.spread)}),c(ze,{name:e("undecided"),about:c($,{children:[e("bits",{bits:R(f.entropy)})," ",c("span",{class:"power",children:["2",c("sup",{children:R(f.entropy)})," = ",Ne(f)]})]}),children:e("of keys",{n:Ne(f),all:d})}),c(ze,{name:e("gradient"),about:c(B,{text:e("about gradient")}),children:Oe(f.gradient)})]})]}),c("div",{children:[c(Nt,{...N,title:e("entropy plot"),what:"entropy",most:Math.log2(d)}),c(Nt,{...N,title:e("gradient plot"),what:"gradient",most:sn*Math.max(1e-9,...O.flatMap(u=>b("gradient",u)))}),c("p",{class:"hint",children:c(B,{text:e("legend")})})]})]}),c(vt,{children:c(B,{text:H(),roles:se})}),c(bt,{say:e,head:["key","score","divided","weight"].map(u=>e(u)),rows:()=>v.nothing[s][m].scores.map((u,x)=>[x+1,R(u,3),R(f.scores[x],3),R(f.weights[x],4)]),more:["entropy","gradient"].map(u=>({head:[c(W,{text:"d_k"}),...O.map(x=>c(B,{text:e(`${u} by`,{divisor:j(x)})}))],rows:()=>n.map((x,C)=>[x,...O.map(S=>R(y(u,S,C),4))])}))})]});function j(u){return{nothing:e("nothing line"),root:"{√d_k}",size:"{d_k}"}[u]}function H(){let u=y("entropy",a,s),x=y("gradient",a,s),C=y("gradient","root",s),S=e("reading",{size:h,how:a==="nothing"?e("undivided"):e("divided by",{divisor:M(a)}),all:_,n:Ne({entropy:u}),keys:d,gradient:Oe(x)}),P=e(2**u<2?"one":2**u>.9*d?"every":"some"),E=a!=="root"&&C>0&&e("compared",{share:mt(Se(x/C))});return[S,P,E].filter(Boolean).join(" ")}}var Ne=({entropy:t})=>R(2**t,1),un=t=>R(t,Number.isInteger(t)?0:1),Oe=t=>t>0&&t<5e-4?"<0.001":R(t,t<10?3:1),ze=({name:t,about:e,children:n})=>c("div",{children:[c("dt",{children:t}),c("dd",{children:[c("strong",{children:n})," ",e&&c("span",{class:"hint",children:e})]})]});function Rt({title:t,values:e,span:n,levels:r,shown:o,note:i,first:a}){let[l,p]=n,g=d=>100*(Math.max(l,Math.min(p,d))-l)/(p-l),_=(d,m)=>`${m===0?"first":""} ${d>p?"above":d<l?"below":""}`;return c("div",{class:"columns",children:[c("p",{class:"title",children:[t," ",i&&c("span",{class:"note",children:["(",i,")"]})]}),c("div",{class:"field","aria-hidden":"true",children:[r.map(d=>c("span",{class:"level",style:{bottom:`${g(d)}%`},children:c("span",{children:o(d)})})),c("div",{class:"bars-up",children:e.map((d,m)=>{let[s,h]=[g(Math.min(0,d)),g(Math.max(0,d))],v={bottom:`${s}%`,height:`${h-s}%`};return c("span",{class:"slot",children:c("span",{class:`column moves ${_(d,m)}`,style:v})})})})]}),a&&c("p",{class:"first-name key","aria-hidden":"true",children:a})]})}function Nt(t){let[e,n]=gt();return c("div",{class:"plot",children:[c("p",{class:"title",children:t.title}),c("div",{ref:e,children:n&&c(pn,{...t,width:Math.min(n,cn)})})]})}function pn({say:t,d_ks:e,size:n,divisor:r,query:o,measured:i,mediansOf:a,go:l,what:p,most:g,width:_}){let d={nothing:t("nothing line"),root:"√d_k",size:"d_k"},m=_-Math.max(...Object.values(d).map(yt))-14,s=Pe([Math.log(e[0]),Math.log(e.at(-1))],[Pt+8,m-8]),h=e.map(u=>s(Math.log(u))),v=Pe([0,g],[ce-$t,le]),f=u=>a(p,u).map((x,C)=>[h[C],v(x)]),y=[...O.filter(u=>u!==r),r],b=mn(O.map(u=>f(u).at(-1)[1]),ln),M=i[r][n].map(u=>u[p]),w=M.filter(u=>u>g).length,N=Ct(g),j=Math.max(0,-Math.floor(Math.log10(N[1]??1)));return c("svg",{class:"axes",width:_,height:ce,"aria-hidden":"true",onClick:u=>{let[x,C]=[Mt(u,_),u.clientY-u.currentTarget.getBoundingClientRect().top],S=([I,V])=>Math.hypot(I-x,V-C),P=y.flatMap(I=>f(I).map((V,Ot)=>({name:I,i:Ot,away:S(V)}))),{name:E,i:_e}=P.sort((I,V)=>I.away-V.away)[0];l(_e,E)},"data-what":p,children:[c(kt,{values:N,up:v,left:Pt,right:m,shown:u=>R(u,j)}),e.map((u,x)=>c("text",{class:`tick x ${x===n?"chosen":""}`,x:h[x],y:ce-6,children:u})),c("line",{class:"here",x1:h[n],x2:h[n],y1:le,y2:ce-$t}),y.map(u=>c("g",{class:u===r?"chosen":"","data-divisor":u,children:[c("path",{class:u===r?"line":"other",d:xt(f(u))}),f(u).map(([x,C])=>c("circle",{class:"point",cx:x,cy:C,r:u===r?4:3})),c("text",{class:`name ${u===r?"chosen":""}`,x:m+6,y:b[O.indexOf(u)]+4,children:c(dn,{text:d[u]})})]})),M.map((u,x)=>c(fn,{x:h[n],y:v(u),beyond:u>g,chosen:x===o})),w>0&&c("text",{class:"beyond",x:h[n]+8,y:le-1,children:w}),c("circle",{class:"current",cx:h[n],cy:f(r)[n][1],r:"8"})]})}var fn=({x:t,y:e,beyond:n,chosen:r})=>n?c("path",{class:`one ${r?"this":""}`,d:`M${t} ${le-10}l5 8h-10z`}):c("circle",{class:`one ${r?"this":""}`,cx:t,cy:e,r:r?4.5:2.5});function dn({text:t}){let[,e,n,r]=t.match(/^(.*)(.)_(.)$/)??[];return r?c($,{children:[e,c("tspan",{class:"letter",children:n}),c("tspan",{dy:"4","font-size":"10",children:r})]}):t}function mn(t,e){let n=[...t],r=1/0;for(let o of[...t.keys()].sort((i,a)=>t[a]-t[i]))r=n[o]=Math.min(t[o],r-e);return n}var rr=ht(_n,Ee+Ae+Et);export{rr as default};
