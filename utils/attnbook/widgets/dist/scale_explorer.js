var k,He,zt,q,_e,re,De,J,Fe,pe,ue,qt,B=Symbol.for("pv"),ne={},oe=[],Ht=/^m(i|n|o|s|text|space)$/,fe=Array.isArray,Le=oe.slice,F=Object.assign;function D(t){t&&t.parentNode&&t.remove()}function ee(t,e,r,n,o){var i={type:t,props:e,key:r,ref:n,__k:null,__:null,__b:0,__e:null,__c:null,constructor:B,__v:o||++He,__i:-1,__u:0};return!o&&k.vnode&&k.vnode(i),i}function $(t){return t.children}function I(t,e){this.props=t,this.context=e,this.__g=0}function H(t,e){if(e==null)return t.__&&H(t.__,t.__i+1);for(var r;e<t.__k.length;e++)if((r=t.__k[e])&&r.__e)return r.__e;return typeof t.type!="function"||t.props.__P?null:H(t)}function Dt(t){var e,r=t.__v,n=r.__e,o=[],i=[],a=t.__P;a&&((e=F({constructor:B},r)).__v=r.__v+1,k.vnode&&k.vnode(e),de(a,e,r,t.__n,a.namespaceURI,32&r.__u?[n]:null,o,n||H(r),32&r.__u,i),e.__v=r.__v,e.__.__k[e.__i]=e,Ve(o,e,i),r.__=r.__e=null,e.__e!=n&&je(e))}function je(t){if((t=t.__)&&t.__c&&!t.props.__P)return t.__e=null,t.__k.some(function(e){return e&&(t.__e=e.__e)}),je(t)}function ze(t){(8&t.__g||(t.__g|=8,q.push(t),re++))&&_e==k.debounceRendering||((_e=k.debounceRendering)||queueMicrotask)(Ie)}function Ie(){try{for(var t,e=1;q.length;)q.length>e&&q.sort(De),t=q.shift(),e=q.length,8&t.__g&&Dt(t)}finally{(re=q.length)&&(_e||queueMicrotask)(Ie)}}function Ue(t,e,r,n,o,i,a,l,p,g,_){var d,m,s,h,y,f,x=n.__k||oe,b=e.length;for(p=Ft(r,e,x,p,b),d=0;d<b;d++)(s=r.__k[d])!=null&&(m=~s.__i&&x[s.__i]||ne,s.__i=d,f=de(t,s,m,o,i,a,l,p,g,_),h=s.__e,(m.ref!=s.ref||8&m.__u)&&(m.ref&&me(m.ref,null,s,m),s.ref&&_.push(s.ref,s.__c||h,s)),y=y||h,4&s.__u?(p=We(s,p,t,!m.__v),m.__e&&(m.__e=null)):typeof s.type=="function"&&f!==void 0?p=f:h&&(p=h.nextSibling),s.__u&=-21);return r.__e=y,p}function Ft(t,e,r,n,o){var i,a,l,p,g,_,d,m,s,h=r.length,y=h,f=0,x=0,b=t.__k=Array(o);for(i=0;i<o;i++)(a=e[i])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a!="object"||a.constructor===String?a=b[i]=ee(null,a):fe(a)?a=b[i]=ee($,{children:a}):a.constructor===B&&a.__b?a=b[i]=ee(a.type,a.props,a.key,a.ref,a.__v):b[i]=a,p=i+f,a.__=t,a.__b=t.__b+1,l=null,~(g=a.__i=Lt(a,r,p,y))&&(y--,(l=r[g])&&(l.__u|=2)),l&&l.__v?(a.__u|=16,g==p-1?f--:g==p+1?f++:g!=p&&(g>p?f--:f++,x=1)):(~g||(o>h?f--:o<h&&f++),typeof a.type!="function"&&(a.__u|=4))):b[i]=null;if(x){for(_=[],d=[],i=0;i<o;i++)if((a=b[i])&&16&a.__u){for(f=0,m=_.length;f<m;)_[s=f+m>>1]<a.__i?f=s+1:m=s;_[f]=a.__i,d[i]=f+1}for(f=_.length;i--;)d[i]&&(d[i]==f?f--:b[i].__u|=4)}if(y)for(i=0;i<h;i++)!(l=r[i])||2&l.__u||(l.__e==n&&(n=H(l)),he(l,l));return n}function We(t,e,r,n){var o,i,a,l;if(typeof t.type=="function"){if(t.props.__P)return e;if(o=t.__k)for(i=0;i<o.length;i++)o[i]&&(o[i].__=t,e=We(o[i],e,r,!1));return e}for(e&&!e.parentNode&&(e=H(t))&&!e.parentNode&&(e=null),a=t.__e,l=e;l&&l.nodeType==8;)l=l.nextSibling;for(a!=l&&(!n&&r.moveBefore&&a.parentNode?r.moveBefore(a,e):r.insertBefore(a,e||null)),e=a;(e=e&&e.nextSibling)&&e.nodeType==8&&!e.data.startsWith("$s"););return e}function Lt(t,e,r,n){var o,i=t.key,a=t.type,l=e[r],p=l&&!(2&l.__u);if(l===null&&i==null||p&&i==l.key&&a==l.type)return r;if(n>(p?1:0)){for(o=r-1;o>=0;o--)if((l=e[o])&&!(2&l.__u)&&i==l.key&&a==l.type)return o;for(o=r+1;o<e.length;o++)if((l=e[o])&&!(2&l.__u)&&i==l.key&&a==l.type)return o}return-1}function qe(t,e,r){r==null&&(r=""),e[0]=="-"?t.setProperty(e,r):t[e]=r}function Z(t,e,r,n,o){var i,a;if(e=="style")if(typeof r=="string")t.style.cssText=r;else{if(typeof n=="string"&&(t.style.cssText=n=""),n)for(e in n)r&&e in r||qe(t.style,e);if(r)for(e in r)n&&r[e]==n[e]||qe(t.style,e,r[e])}else if(e[0]=="o"&&e[1]=="n")typeof r!="function"&&(r=null),typeof n!="function"&&(n=null),(t.__e||(t.__e={}))[e]=r,r&&n||(a=ue[e]||(ue[e]=jt(e)),(t.__a||(t.__a={}))[e]=pe,i=e!=(e=e.replace(Fe,"$1")),(e=e.slice(2))[0]<"a"&&(e=e.toLowerCase()),r?t.addEventListener(e,a,i):t.removeEventListener(e,a,i));else{if(o=="http://www.w3.org/2000/svg")e=e.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(e!="width"&&e!="height"&&e!="href"&&e!="list"&&e!="form"&&e!="tabIndex"&&e!="download"&&e!="rowSpan"&&e!="colSpan"&&e!="role"&&e!="popover"&&e in t)try{return void(t[e]=r??"")}catch{}if(typeof r=="function")return;r==null||r===!1&&e[4]!="-"?t.removeAttribute(e):t.setAttribute(e,e=="popover"&&r==1?"":r)}}function jt(t){return function(e){var r=this.__e;if(r){if(r=r[t],e[J]==null)e[J]=pe++;else if(e[J]<this.__a[t])return;return r(k.event?k.event(e):e)}}}function de(t,e,r,n,o,i,a,l,p,g){var _,d,m,s,h,y,f,x,b,C,w,z,j,v,u,S,M,R,P=e.type;if(e.constructor!==B)return null;128&r.__u&&(p=32&r.__u,_=r.__c.__z)&&(e.__u|=p,d=i=[],_.nodeType==8?l=te(_,i):i.push(_),l=i[0]||l),(_=k.__b)&&_(e);e:if(typeof P=="function"){m=a.length;try{if(x=e.props,b=(_=P.prototype)&&_.render,C=(_=P.contextType)&&n[_.__c],w=_?C?C.props.value:_.__:n,(s=r.__c)?(e.__c=s,2&s.__g&&(s.__g|=1)):(b?e.__c=s=new P(x,w):(e.__c=s=new I(x,w),s.constructor=P,s.render=Ut),C&&C.sub(s),s.state||(s.state={}),s.__n=n,s.__g|=8,s.__h=[],s.__k=[]),b&&(s.__s||(s.__s=s.state),P.getDerivedStateFromProps&&(s.__s==s.state&&(s.__s=F({},s.__s)),F(s.__s,P.getDerivedStateFromProps(x,s.__s)))),h=s.props,y=s.state,s.__v=e,r.__c){if(x!==h&&b&&!P.getDerivedStateFromProps&&s.componentWillReceiveProps&&s.componentWillReceiveProps(x,w),e.__v==r.__v&&!(8&s.__g)||!(4&s.__g)&&s.shouldComponentUpdate&&s.shouldComponentUpdate(x,s.__s,w)===!1){e.__v!=r.__v&&(s.props=x,s.state=s.__s,s.__g&=-9),e.__e=r.__e,e.__k=r.__k,e.__k.some(function(E){E&&(E.__=e)}),oe.push.apply(s.__h,s.__k),s.__k=[],s.__h.length&&a.push(s),l=H(r);break e}s.componentWillUpdate&&s.componentWillUpdate(x,s.__s,w),b&&s.componentDidUpdate&&s.__h.push(function(){s.componentDidUpdate(h,y,f)})}else b&&!P.getDerivedStateFromProps&&s.componentWillMount&&s.componentWillMount(),b&&s.componentDidMount&&s.__h.push(s.componentDidMount);s.context=w,s.props=x,s.__P=t,s.__g&=-5,z=k.__r,j=b?25:0;do s.__g&=-9,z&&z(e),_=s.render(s.props,s.state=s.__s,s.context);while(8&s.__g&&++j<25);b&&(oe.push.apply(s.__h,s.__k),s.__k=[]),s.state=s.__s,s.getChildContext&&(n=F({},n,s.getChildContext())),b&&r.__c&&s.getSnapshotBeforeUpdate&&(f=s.getSnapshotBeforeUpdate(h,y)),v=_&&_.type===$&&_.key==null?_.props.children:_,x.__P&&(_=l,o=(t=x.__P).namespaceURI,p=i=null,r.props&&r.props.__P!=t&&(r.__k.some(function(E){E&&he(E,E)}),r.__k=null),l=r.__k?H(r,0):null),l=Ue(t,fe(v)?v:[v],e,r,n,o,i,a,l,p,g),x.__P&&(e.__e=null,l=_),e.__u&=-161,d&&d.some(D),s.__h.length&&a.push(s),1&s.__g&&(s.__g&=-4)}catch(E){if(a.length=m,e.__v=null,p||i)if(E&&E.then){if(e.__u|=128|p,i){for(~(M=i.indexOf(l||void 0))||(M=i.length);(R=i[M-1])&&R.nodeType==8;)M--;for(;M<i.length;M++)if(R=i[M])if(i[M]=null,u){if(R==S)break}else{if(R.nodeType!=8)break;R.data.startsWith("$s")&&(S=te(u=R))}}if(!u){for(;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;u=l}(_=te(u=e.__c.__z||(e.__c.__z=u)))?(e.__e=u,l=_):e.__e=l,l=l&&l.nextSibling}else i&&i.some(D);else e.__e=r.__e;e.__k||(e.__k=r.__k||[]),E&&E.then||Be(e),k.__e(E,e,r)}}else l=e.__e=It(r.__e,e,r,n,o,i,a,p,g,t);return(_=k.diffed)&&_(e),l}function te(t,e){if(t&&t.nodeType==8&&t.data.startsWith("$s"))for(var r=1;t=t.nextSibling;){if(t.nodeType==8){if(t.data.startsWith("$s"))r++;else if(t.data.startsWith("/$s")&&!--r)return t}e&&e.push(t)}}function Be(t){t&&(t.__c&&(t.__c.__g|=4),t.__k&&t.__k.some(Be))}function Ve(t,e,r){for(var n=0;n<r.length;)me(r[n++],r[n++],r[n++]);k.__c&&k.__c(e,t),t.some(function(o){try{t=o.__h,o.__h=[],t.some(function(i){i.call(o)})}catch(i){k.__e(i,o.__v)}})}function It(t,e,r,n,o,i,a,l,p,g){var _,d,m,s,h,y,f,x,b=r.props||ne,C=e.props,w=e.type;if(w=="svg"?o="http://www.w3.org/2000/svg":w=="math"?o="http://www.w3.org/1998/Math/MathML":o||(o="http://www.w3.org/1999/xhtml"),i){for(_=0;_<i.length;_++)if((h=i[_])&&(w?h.localName==w:h.nodeType==3)){t=h,i[_]=null;break}}if(!t){if(x=g.ownerDocument||document,!w)return x.createTextNode(C);t=x.createElementNS(o,w,C.is?C:g),l&&(k.__m&&k.__m(e,i),l=!1),i=null}if(w){if(g=w=="template"&&t.content||t,i=w=="textarea"&&C.defaultValue!=null?null:i&&Le.call(g.childNodes),!l&&i)for(b={},_=0;_<t.attributes.length;_++)b[(h=t.attributes[_]).name]=h.value;for(_ in b)h=b[_],_=="dangerouslySetInnerHTML"?m=h:_=="children"||_ in C||_=="value"&&"defaultValue"in C||_=="checked"&&"defaultChecked"in C||Z(t,_,null,h,o);for(_ in C)h=C[_],_=="children"?s=h:_=="dangerouslySetInnerHTML"?d=h:_=="value"?y=h:_=="checked"?f=h:l&&typeof h!="function"||b[_]===h||Z(t,_,h,b[_],o);d?(l||m&&(d.__html==m.__html||d.__html==t.innerHTML)||(t.innerHTML=d.__html),e.__k=[]):(m&&(t.textContent=""),(w=="foreignObject"||o=="http://www.w3.org/1998/Math/MathML"&&Ht.test(w))&&(o="http://www.w3.org/1999/xhtml"),Ue(g,fe(s)?s:[s],e,r,n,o,i,a,i?i[0]:r.__k&&H(r,0),l,p),i&&i.some(D)),l&&w!="textarea"||(_="value",w=="progress"&&y==null?t.removeAttribute(_):y==null||y===t[_]&&(w!="progress"||y)||Z(t,_,y,b[_],o),_="checked",f!=null&&f!=t[_]&&Z(t,_,f,b[_],o))}else b===C||l&&t.data==C||(t.data=C);return t}function me(t,e,r,n){try{typeof t=="function"?e?e.__x=t(e)||1:n&&(n=n.__c||n.__e)&&(e=n.__x)&&(n.__x=null,typeof e=="function"?e():t(null)):t.current=e}catch(o){k.__e(o,r)}}function he(t,e,r){var n,o,i,a;if(k.unmount&&k.unmount(t),!(n=t.ref)||n.current&&n.current!=t.__e||me(n,null,e,t),n=t.__c){if(n.componentWillUnmount)try{n.componentWillUnmount()}catch(l){k.__e(l,e)}n.__P=n.__n=null}if(n=t.__k)for(a=0;a<n.length;a++)n[a]&&he(n[a],e,typeof t.type!="function"||r&&!t.props.__P);!r&&(n=t.__c)&&(n=n.__z)&&(o=te(n,i=[]))&&(n==t.__e&&i.some(D),D(o),D(n)),r||D(t.__e),t.__e=t.__c=t.__=null}function Ut(t,e,r){return this.constructor(t,r)}function ge(t,e){var r,n,o,i;k.__&&k.__(t,e),e.nodeType==9&&(e=e.documentElement),n=(r=t&&32&t.__u)?null:e.__k,e.__k=ee($,{children:[t]}),o=[],i=[],de(e,e.__k,n||ne,ne,e.namespaceURI,n?null:e.firstChild?Le.call(e.childNodes):null,o,n?n.__e:e.firstChild,r,i),Ve(o,e.__k,i),e.__k.props.children=null}k={__e:function(t,e,r,n){for(var o,i,a;e=e.__;)if((o=e.__c)&&!(1&o.__g)){o.__g|=4;try{if((a=(i=o.constructor)&&i.getDerivedStateFromError)&&o.setState(i.getDerivedStateFromError(t)),o.componentDidCatch&&(o.componentDidCatch(t,n||{}),a=1),a&&8&o.__g)return void(o.__g|=2)}catch(l){t=l}}throw re=0,t}},He=0,zt=function(t){return t!=null&&t.constructor===B},I.prototype.setState=function(t,e){var r=this.__s;r&&r!=this.state||(r=this.__s=F({},this.state)),typeof t=="function"&&(t=t(F({},r),this.props)),t&&(F(r,t),this.__v&&(e&&this.__k.push(e),ze(this)))},I.prototype.forceUpdate=function(t){this.__v&&(this.__g|=4,t&&this.__h.push(t),ze(this))},I.prototype.render=$,q=[],re=0,De=function(t,e){return t.__v.__b-e.__v.__b},J=Symbol(),Fe=/(PointerCapture)$|Capture$/i,pe=0,ue={},qt=0;var K,A,ve,Ke,be=Object.is,ie=0,rt=[],ye=[],T=k,Ge=T.__b,Qe=T.__r,Xe=T.diffed,Ye=T.__c,Ze=T.unmount,Je=T.__;function ke(t,e){T.__h&&T.__h(A,t,ie||e),ie=0;var r=A.__H||(A.__H={__:[],__h:[]});return t>=r.__.length&&r.__.push({}),r.__[t]}function G(t){return ie=1,we(it,t)}function we(t,e,r){var n=ke(K++,2);if(n.t=t,!n.__c&&(n.__=[r?r(e):it(void 0,e),function(i){var a=(n.__N||n.__)[0],l=n.t(a,i);be(a,l)||(n.__N=[l,n.__[1]],n.__c.setState({}))}],n.__c=A,!A.__f)){A.__f=!0;var o=A.shouldComponentUpdate;A.shouldComponentUpdate=function(i,a,l){var p=this.__H;if(!p)return!0;var g=!1,_=this.props!=i;if(p.__.some(function(m){m.__N&&(g=!0,be(m.__[0],m.__N[0])||(_=!0))}),o){var d=o.call(this,i,a,l);return g?d||_:d}return!g||_}}return n.__}function Q(t,e){var r=ke(K++,3);!T.__s&&ot(r.__H,e)&&(r.__P=!0,r.__=t,r.u=e,A.__H.__h.push(r))}function nt(t){return ie=5,Me(function(){return{current:t}},[])}function Me(t,e){var r=ke(K++,7);return ot(r.__H,e)&&(r.__=t(),r.__H=e),r.__}function Wt(){var t;do{for(;t=ye.shift();)try{V(t)}catch(r){T.__e(r,{__:(t=t.__P)&&t.__v})}for(;t=rt.shift();){var e=t.__H;if(t.__P&&e)try{e.__h.some(V),e.__h.some(xe),e.__h=[]}catch(r){e.__h=[],T.__e(r,t.__v)}}}while(ye.length)}T.__b=function(t){A=null,Ge&&Ge(t)},T.__=function(t,e){t&&e.__k&&e.__k.__m&&(t.__m=e.__k.__m),Je&&Je(t,e)},T.__r=function(t){Qe&&Qe(t),K=0;var e=(A=t.__c).__H;e&&(ve==A?A.__h=[]:(e.__h.some(V),e.__h.some(xe),K=0),e.__h=[],e.__.some(function(r){r.__N&&(r.__=r.__N),r.u=r.__N=void 0})),ve=A},T.diffed=function(t){Xe&&Xe(t);var e=t.__c;e&&e.__H&&(e.__H.__h.length&&tt(rt.push(e)),e.__H.__.some(function(r){r.u&&(r.__H=r.u)})),ve=A=null},T.__c=function(t,e){e.some(function(r){try{r.__h.some(V),r.__h=r.__h.filter(function(n){return!n.__||xe(n)})}catch(n){r.__h=[function(){throw n}]}}),Ye&&Ye(t,e)},T.unmount=function(t){Ze&&Ze(t);var e,r,n=t.__c;n&&n.__H&&(n.__H.__.some(function(o){try{if(o.__P&&o.__c){if(r===void 0){for(r=t.__;r&&(!r.__c||!r.__c.__P);)r=r.__;r=r&&r.__c}o.__P=r,tt(ye.push(o))}else V(o)}catch(i){e=i}}),n.__H=void 0,e&&T.__e(e,n.__v))};var et=typeof requestAnimationFrame=="function";function Bt(t){var e,r=function(){clearTimeout(n),et&&cancelAnimationFrame(e),setTimeout(t)},n=setTimeout(r,35);et&&(e=requestAnimationFrame(r))}function tt(t){t!=1&&Ke==T.requestAnimationFrame||((Ke=T.requestAnimationFrame)||Bt)(Wt)}function V(t){var e=A,r=t.__c;typeof r=="function"&&(t.__c=void 0,r()),A=e}function xe(t){var e=A;t.__c=t.__(),A=e}function ot(t,e){return!t||t.length!=e.length||e.some(function(r,n){return!be(r,t[n])})}function it(t,e){return typeof e=="function"?e(t):e}var Vt=Symbol.for("pv"),Kt=0;function c(t,e,r,n,o,i){e||(e={});var a,l,p=e;if("ref"in p&&typeof t!="function")for(l in p={},e)l=="ref"?a=e[l]:p[l]=e[l];var g={type:t,props:p,key:r,ref:a,__k:null,__:null,__b:0,__e:null,__c:null,constructor:Vt,__v:--Kt,__i:-1,__u:0};return(o||i)&&(g.__source=o,g.__self=i),k.vnode&&k.vnode(g),g}function at({on:t,set:e,children:r}){return c("button",{type:"button",class:"toggle","aria-pressed":t,onClick:()=>e(!t),children:r})}function st({label:t,value:e,min:r,max:n,step:o,shown:i,set:a}){return c("label",{class:"slider",children:[c("span",{children:t}),c("input",{type:"range",min:r,max:n,step:o,value:e,"aria-valuetext":i,onInput:l=>a(Number(l.currentTarget.value))}),c("output",{children:i})]})}function ct({step:t,n:e,set:r,back:n,next:o,children:i}){let a=(l,p,g)=>c("button",{type:"button","aria-disabled":l<0||l>=e,onClick:()=>l>=0&&l<e&&r(l),"aria-label":p,children:g});return c("div",{class:"stepper",children:[a(t-1,n,"←"),c("span",{class:"place",children:i}),a(t+1,o,"→")]})}var lt=`.figure{--encoder: #0067a3;--decoder: #b34700;--query: #9c3f75;--key: #00704f;--value: #875800}.figure[data-theme=dark]{--encoder: #5ab4f0;--decoder: #ff9259;--query: #e8a0cb;--key: #35c99b;--value: #f0b429}.figure{--surface: #ffffff;--raised: #f3f4f6;--edge: #c9ced6;--ink: #1f2937;--soft: #565e6b;--nothing: #f1f3f5;--everything: #101826;--focus: #1d4ed8;color:var(--ink);font:.9375rem/1.5 system-ui,-apple-system,Segoe UI,Roboto,Noto Sans,Noto Sans KR,sans-serif;margin:0;container-type:inline-size}.figure[data-theme=dark]{--surface: #14181e;--raised: #222832;--edge: #454d5a;--ink: #e6e9ee;--soft: #a4acb9;--nothing: #20262f;--everything: #fbf7ea;--focus: #8ab4ff}*,*:before{box-sizing:border-box}p{margin:0}[hidden]{display:none!important}:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}figcaption{color:var(--soft);font-size:.875rem;margin-top:.6rem}.encoder{color:var(--encoder)}.decoder{color:var(--decoder)}.query{color:var(--query)}.key{color:var(--key)}.value{color:var(--value)}.controls{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .9rem;margin-bottom:.6rem}button,select{appearance:none;background:var(--raised);border:1px solid var(--edge);border-radius:6px;color:var(--ink);cursor:pointer;font:inherit;font-size:.875rem;min-height:2.25rem;padding:.2rem .75rem}button:hover:not(:disabled,[aria-disabled=true]),select:hover{border-color:var(--ink)}button:disabled,button[aria-disabled=true]{color:var(--soft);cursor:default;opacity:.6}button[aria-pressed=true],button[aria-checked=true]{background:var(--ink);border-color:var(--ink);color:var(--surface)}select{padding-right:1.8rem;background-image:linear-gradient(45deg,transparent 50%,currentColor 50%),linear-gradient(-45deg,transparent 50%,currentColor 50%);background-position:right .95rem center,right .65rem center;background-repeat:no-repeat;background-size:.32rem .32rem}.choice,.slider{align-items:center;display:inline-flex;gap:.5rem;font-size:.875rem}.choice,.choice select{max-width:100%;min-width:0;text-overflow:ellipsis}.slider input{accent-color:var(--ink);min-width:6rem;height:2rem}.slider output{font-variant-numeric:tabular-nums;min-width:3.2em}.stepper{align-items:center;display:flex;gap:.6rem}.stepper button{min-width:2.75rem}.stepper .place{min-width:0}.legend{align-items:center;color:var(--soft);display:inline-flex;font-size:.8125rem;gap:.4rem}.ramp{background:linear-gradient(to right,var(--nothing),var(--everything));border:1px solid var(--edge);border-radius:3px;display:inline-block;height:.7rem;width:4.5rem}.reading{min-height:1.5em;margin-top:.5rem}@container (max-width: 30rem){.reading{min-height:3em}}.numbers{margin-top:.5rem}.scroll{margin-top:.5rem;max-height:22rem;overflow:auto}table{border-collapse:collapse;font-size:.8125rem;font-variant-numeric:tabular-nums}table+table{margin-top:1rem}th,td{border-bottom:1px solid var(--edge);padding:.2rem .6rem;text-align:right;white-space:nowrap}thead th{background:var(--surface);position:sticky;top:0}tbody th{background:var(--surface);font-weight:600;left:0;position:sticky}.heatmap{max-width:100%;overflow-x:auto;padding:3px}.map{position:relative}.column-word,.row-word{font-size:.8125rem;line-height:1;overflow:hidden;position:absolute;text-overflow:ellipsis;white-space:nowrap}.column-word{overflow:visible;transform:rotate(-40deg);transform-origin:bottom left}.row-word{padding:.15em 0;transform:translateY(-50%)}.column-word.chosen,.row-word.chosen{font-weight:700;text-decoration:underline;text-underline-offset:.2em}.cells{cursor:crosshair;position:absolute;touch-action:pan-x pan-y}.cells canvas{display:block}.cells span{pointer-events:none;position:absolute}.row-mark{outline:2px solid var(--query)}.cell-mark{outline:3px solid var(--focus);outline-offset:-1px}.ring{border:2px solid #ffffff;border-radius:50%;box-shadow:0 0 0 1.5px #b3261e,inset 0 0 0 1.5px #b3261e}.ring.sample{display:inline-block;height:.8rem;margin-left:.3rem;vertical-align:-.1rem;width:.8rem}.tip{background:var(--ink);border-radius:4px;color:var(--surface);font-size:.8125rem;line-height:1.4;padding:0 .4rem;pointer-events:none;position:absolute;transform:translate(-50%,-130%);white-space:nowrap;z-index:1}.tokens{display:flex;flex-wrap:wrap;gap:.4rem}.token{border-color:currentColor;color:inherit;min-width:2.25rem;overflow:hidden;position:relative}.token[aria-pressed=true]{background:var(--raised);border-color:currentColor;box-shadow:inset 0 0 0 2px currentColor;color:inherit;font-weight:700}.token .share{background:currentColor;bottom:0;height:4px;left:0;position:absolute}.bars{display:grid;gap:.25rem;list-style:none;margin:0;padding:0}.bars li{align-items:center;display:grid;gap:.6rem;grid-template-columns:minmax(3.5rem,8rem) 1fr 3rem}.bars .word{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.bars .track{background:var(--nothing);border-radius:3px;height:.9rem;overflow:hidden}.bars .bar{background:currentColor;display:block;height:100%}.bars .number{font-variant-numeric:tabular-nums;text-align:right}.bars .marked{font-weight:700}@media(prefers-reduced-motion:no-preference){.moves{transition:all .25s ease}}
`;var _t={attributes:!0,attributeFilter:["class","style","theme","data-theme","data-jp-theme-light","data-vscode-theme-kind"]};function pt(t){let[e,r]=G(()=>ut(t));return Q(()=>{let n=()=>r(ut(t)),o=new MutationObserver(n);o.observe(document.documentElement,_t),o.observe(document.body,_t);let i=matchMedia("(prefers-color-scheme: dark)");return i.addEventListener("change",n),n(),()=>{o.disconnect(),i.removeEventListener("change",n)}},[t]),e}function ut(t){for(let e=t;e;e=e.parentElement){let[r,n,o,i=1]=getComputedStyle(e).backgroundColor.match(/[\d.]+/g)?.map(Number)??[0,0,0,0];if(i>.5)return .299*r+.587*n+.114*o<128?"dark":"light"}return matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"}var ft=(t,e={})=>t.replace(/\{(\w+)\}/g,(r,n)=>e[n]??r);function Ce(t){return t>0&&t<.005?"<1 %":`${Math.round(100*t)} %`}function N(t,e=2){let r=t.toFixed(e);return Number(r)===0?0 .toFixed(e):r.replace("-","−")}var dt=t=>t.replace(/ /g," ");function mt(t,e=""){return{render({model:r,el:n}){let o=n.shadowRoot??n.attachShadow({mode:"open"});for(let i of["keydown","keyup"])n.addEventListener(i,Qt);return ge(c(Se,{model:r,el:n,Content:t,style:e}),o),()=>ge(null,o)}}}function Qt(t){let e=t.ctrlKey||t.metaKey||t.altKey||t.shiftKey&&t.key==="Enter",r=t.composedPath()[0].matches(":read-write");t.currentTarget.toggleAttribute("data-lm-suppress-shortcuts",r||!e)}function L(t,e){let[,r]=we(o=>o+1,0);Q(()=>{let o=`change:${e}`;return t.on(o,r),()=>t.off(o,r)},[t,e]);let n=o=>{t.set(e,o),t.save_changes()};return[t.get(e),n]}function ht(){let t=nt(null),[e,r]=G(null);return Q(()=>{let n=new ResizeObserver(([o])=>r(o.contentRect.width));return n.observe(t.current),()=>n.disconnect()},[]),[t,e]}var Se=class extends I{componentDidCatch(e){this.props.el.dispatchEvent(new CustomEvent("attnbook:broken",{detail:e})),this.setState({error:e})}render({model:e,el:r,Content:n,style:o},{error:i}){let a=(l,p)=>ft(e.get("strings")[l]??l,p);return c($,{children:[c("style",{children:lt+o}),c(Xt,{el:r,caption:e.get("caption"),children:i?c("p",{role:"alert",children:a("broken",{reason:i.message})}):c(n,{model:e,say:a})})]})}};function Xt({el:t,caption:e,children:r}){let n=pt(t);return c("figure",{class:"figure","data-theme":n,children:[r,e&&c("figcaption",{children:e})]})}function gt({busy:t=!1,children:e}){return c("p",{class:"reading","aria-live":"polite","aria-busy":t,children:e})}function vt({say:t,head:e,rows:r,more:n=[]}){let[o,i]=G(!1);return c("div",{class:"numbers",children:[c("button",{type:"button","aria-expanded":o,onClick:()=>i(!o),children:t(o?"hide numbers":"show numbers")}),o&&c("div",{class:"scroll",tabIndex:"0",role:"region","aria-label":t("show numbers"),children:[{head:e,rows:r},...n].map(a=>c(Yt,{...a}))})]})}function Yt({head:t,rows:e}){return c("table",{children:[c("thead",{children:c("tr",{children:t.map(r=>c("th",{scope:"col",children:r}))})}),c("tbody",{children:e().map(([r,...n])=>c("tr",{children:[c("th",{scope:"row",children:r}),n.map(o=>c("td",{children:o}))]}))})]})}var Te=`/* formulas, vectors and matrices */
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
`;var Jt=/(exp|tanh|softmax)|(Σ|[A-Za-zα]\u0303?)(?:_(\w+))?/g;function U({text:t,roles:e={}}){return c("span",{class:"formula",children:[...er(t,e)]})}function*er(t,e){let r=0;for(let{0:n,1:o,2:i,3:a,index:l}of t.matchAll(Jt))yield t.slice(r,l),yield o??c("span",{class:`letter ${e[i]??""}`,children:[i==="Σ"?i:c("i",{class:i[1]&&"tilde",children:i[0]}),a&&c("sub",{children:a})]}),r=l+n.length;yield t.slice(r)}function W({text:t,roles:e}){return t.split(/\{([^}]*)\}/).map((r,n)=>{if(n%2===0)return r;let[,o,i]=r.match(/^(\w+):(.*)$/)??[];return o?c("span",{class:o,children:i}):c(U,{text:r,roles:e})})}var bt=(()=>{let t;return e=>(t??(t=document.createElement("canvas").getContext("2d")),t.font="bold 13px system-ui, sans-serif",t.measureText(e).width)})();var Ae=`/* a drawing with axes */
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
`;var Ee=([t,e],[r,n])=>o=>r+(n-r)*(o-t)/(e-t),yt=(t,e=!1)=>`M${t.map(([r,n])=>`${r} ${n}`).join("L")}${e?"Z":""}`;function xt({values:t,up:e,left:r,right:n,shown:o=a=>a,gap:i=8}){return t.map(a=>c($,{children:[c("line",{class:"grid",x1:r,x2:n,y1:e(a),y2:e(a)}),c("text",{class:"tick y",x:r-i,y:e(a)+4,children:o(a)})]}))}var kt=(t,e)=>t.reduce((r,n,o)=>Math.abs(n-e)<Math.abs(t[r]-e)?o:r,0);function wt(t,e){let r=t.currentTarget.getBoundingClientRect();return(t.clientX-r.left)*e/r.width}function Mt(t){let e=10**Math.floor(Math.log10(t/4)),r=e*[5,2,1].find(n=>n*e<=t/4);return Array.from({length:Math.floor(t/r+1e-9)+1},(n,o)=>o*r)}var rr={f32:Float32Array,u8:Uint8Array};function Pe({dtype:t,shape:e,data:r}){let n=r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength),o=new rr[t](n);return{shape:e,values:t==="u8"?Float32Array.from(o,i=>i/255):o}}function Ct(t){let e=Math.max(...t),r=t.map(o=>Math.exp(o-e)),n=r.reduce((o,i)=>o+i,0);return r.map(o=>o/n)}var O=["nothing","root","size"],$e=(t,e)=>({nothing:1,root:Math.sqrt(e),size:e})[t];function St(t,e,r){let[n,o]=[Pe(e),Pe(r)],[,i,a]=n.shape,l=({shape:p,values:g},_,d)=>{let m=p[2];return g.subarray((_*i+d)*m,(_*i+d+1)*m)};return(p,g,_)=>{let d=$e(g,t[p]),m=Array.from(l(n,p,_),y=>y/d),s=Ct(m),h=m.reduce((y,f)=>y+f,0)/a;return{scores:m,weights:s,spread:Math.sqrt(m.reduce((y,f)=>y+(f-h)**2,0)/(a-1)),entropy:-s.reduce((y,f)=>y+(f&&f*Math.log2(f)),0),gradient:nr(s,l(o,p,_),d)}}}function nr(t,e,r){let n=t.map((a,l)=>t[0]*((l===0)-a)/r),o=0,i=0;for(let a=0;a<n.length;a++)for(let l=0;l<=a;l++)o+=(a===l?1:2)*n[a]*n[l]*e[i++];return Math.sqrt(Math.max(0,o))}var Tt=t=>[...t].sort((e,r)=>e-r)[t.length-1>>1];var At=`.controls {
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
`;var X=5,ae={q:"query",k:"key"},ir={nothing:"q · k_j",root:"q · k_j / √d_k",size:"q · k_j / d_k"},ar=1.25,[Et,ce,Pt]=[40,12,24],sr=400,se=168,cr=15;function lr({model:t,say:e}){let[r]=L(t,"d_ks"),[n]=L(t,"scores"),[o]=L(t,"pairs"),[i]=L(t,"d_k"),[a,l]=L(t,"divisor"),[p,g]=L(t,"query"),[,_,d]=n.shape,m=Math.min(p,_-1),s=kt(r,i),h=r[s],y=Me(()=>{let v=St(r,n,o),u=Array.from({length:_},(M,R)=>R),S=M=>r.map((R,P)=>u.map(E=>v(P,M,E)));return Object.fromEntries(O.map(M=>[M,S(M)]))},[r,n,o]),f=y[a][s][m],x=(v,u,S)=>Tt(y[u][S].map(M=>M[v])),b=v=>e(v,{n:_r($e(v,h))}),C=(v,u)=>{t.set("d_k",r[v]),t.set("divisor",u),t.save_changes()},w={say:e,d_ks:r,size:s,divisor:a,query:m,measured:y,medianOf:x,go:C};return c("div",{class:"explorer",children:[c("div",{class:"controls",children:[c(st,{label:c(U,{text:"d_k",roles:ae}),value:s,min:0,max:r.length-1,step:1,shown:String(h),set:v=>C(v,a)}),c("div",{class:"by",role:"group","aria-label":e("by"),children:[c("span",{children:e("by")}),O.map(v=>c(at,{on:a===v,set:()=>l(v),children:c(W,{text:b(v),roles:ae})}))]}),c(ct,{step:m,n:_,set:g,back:e("before"),next:e("another"),children:e("query",{n:m+1,all:_})})]}),c("div",{class:"parts",children:[c("div",{children:[c($t,{title:c($,{children:[e("scores")," ",c(U,{text:ir[a],roles:ae})]}),values:f.scores,span:[-X,X],levels:[-X,0,X],shown:v=>N(v,0),note:f.scores.some(v=>Math.abs(v)>X)&&e("off")}),c($t,{title:c($,{children:[e("weights")," ",c(U,{text:"α_j"})]}),values:f.weights,span:[0,1],levels:[0,.5,1],shown:Ce,first:e("first")}),c("dl",{class:"facts",children:[c(Oe,{name:e("spread"),children:Ne(f.spread)}),c(Oe,{name:e("undecided"),about:c($,{children:[e("bits",{bits:N(f.entropy)})," ",c("span",{class:"power",children:["2",c("sup",{children:N(f.entropy)})," = ",Re(f)]})]}),children:e("of keys",{n:Re(f),all:d})}),c(Oe,{name:e("gradient"),about:c(W,{text:e("about gradient")}),children:Ne(f.gradient)})]})]}),c("div",{children:[c(Rt,{...w,title:e("entropy plot"),what:"entropy",most:Math.log2(d)}),c(Rt,{...w,title:e("gradient plot"),what:"gradient",most:ar*Math.max(...O.flatMap(v=>r.map((u,S)=>x("gradient",v,S))),1e-9)}),c("p",{class:"hint",children:c(W,{text:e("legend")})})]})]}),c(gt,{children:c(W,{text:j(),roles:ae})}),c(vt,{say:e,head:["key","score","divided","weight"].map(v=>e(v)),rows:()=>y.nothing[s][m].scores.map((v,u)=>[u+1,N(v,3),N(f.scores[u],3),N(f.weights[u],4)]),more:["entropy","gradient"].map(v=>({head:[c(U,{text:"d_k"}),...O.map(u=>c(W,{text:e(`${v} by`,{divisor:z(u)})}))],rows:()=>r.map((u,S)=>[u,...O.map(M=>N(x(v,M,S),4))])}))})]});function z(v){return{nothing:e("nothing line"),root:"{√d_k}",size:"{d_k}"}[v]}function j(){let v=x("entropy",a,s),u=x("gradient",a,s),S=x("gradient","root",s),M=e("reading",{size:h,how:a==="nothing"?e("undivided"):e("divided by",{divisor:b(a)}),all:_,n:Re({entropy:v}),keys:d,gradient:Ne(u)}),R=e(2**v<2?"one":2**v>.9*d?"every":"some"),P=a!=="root"&&S>0&&e("compared",{share:dt(Ce(u/S))});return[M,R,P].filter(Boolean).join(" ")}}var Re=({entropy:t})=>N(2**t,1),_r=t=>N(t,Number.isInteger(t)?0:1),Ne=t=>t>0&&t<5e-4?"<0.001":N(t,t<10?3:1),Oe=({name:t,about:e,children:r})=>c("div",{children:[c("dt",{children:t}),c("dd",{children:[c("strong",{children:r})," ",e&&c("span",{class:"hint",children:e})]})]});function $t({title:t,values:e,span:r,levels:n,shown:o,note:i,first:a}){let[l,p]=r,g=d=>100*(Math.max(l,Math.min(p,d))-l)/(p-l),_=(d,m)=>`${m===0?"first":""} ${d>p?"above":d<l?"below":""}`;return c("div",{class:"columns",children:[c("p",{class:"title",children:[t," ",i&&c("span",{class:"note",children:["(",i,")"]})]}),c("div",{class:"field","aria-hidden":"true",children:[n.map(d=>c("span",{class:"level",style:{bottom:`${g(d)}%`},children:c("span",{children:o(d)})})),c("div",{class:"bars-up",children:e.map((d,m)=>{let[s,h]=[g(Math.min(0,d)),g(Math.max(0,d))];return c("span",{class:"slot",children:c("span",{class:`column moves ${_(d,m)}`,style:{bottom:`${s}%`,height:`${h-s}%`}})})})})]}),a&&c("p",{class:"first-name key","aria-hidden":"true",children:a})]})}function Rt(t){let[e,r]=ht();return c("div",{class:"plot",children:[c("p",{class:"title",children:t.title}),c("div",{ref:e,children:r&&c(ur,{...t,width:Math.min(r,sr)})})]})}function ur({say:t,d_ks:e,size:r,divisor:n,query:o,measured:i,medianOf:a,go:l,what:p,most:g,width:_}){let d={nothing:t("nothing line"),root:"√d_k",size:"d_k"},m=_-Math.max(...Object.values(d).map(bt))-14,s=Ee([Math.log(e[0]),Math.log(e.at(-1))],[Et+8,m-8]),h=e.map(u=>s(Math.log(u))),y=Ee([0,g],[se-Pt,ce]),f=u=>e.map((S,M)=>[h[M],y(a(p,u,M))]),x=[...O.filter(u=>u!==n),n],b=dr(O.map(u=>f(u).at(-1)[1]),cr),C=i[n][r].map(u=>u[p]),w=C.filter(u=>u>g).length,z=Mt(g),j=Math.max(0,-Math.floor(Math.log10(z[1]??1)));return c("svg",{class:"axes",width:_,height:se,"aria-hidden":"true",onClick:u=>{let[S,M]=[wt(u,_),u.clientY-u.currentTarget.getBoundingClientRect().top],R=x.flatMap(Y=>f(Y).map(([le,Nt],Ot)=>({name:Y,i:Ot,far:Math.hypot(le-S,Nt-M)}))),{name:P,i:E}=R.sort((Y,le)=>Y.far-le.far)[0];l(E,P)},"data-what":p,children:[c(xt,{values:z,up:y,left:Et,right:m,shown:u=>N(u,j)}),e.map((u,S)=>c("text",{class:`tick x ${S===r?"chosen":""}`,x:h[S],y:se-6,children:u})),c("line",{class:"here",x1:h[r],x2:h[r],y1:ce,y2:se-Pt}),x.map(u=>c("g",{class:u===n?"chosen":"","data-divisor":u,children:[c("path",{class:u===n?"line":"other",d:yt(f(u))}),f(u).map(([S,M])=>c("circle",{class:"point",cx:S,cy:M,r:u===n?4:3})),c("text",{class:`name ${u===n?"chosen":""}`,x:m+6,y:b[O.indexOf(u)]+4,children:c(fr,{text:d[u]})})]})),C.map((u,S)=>c(pr,{x:h[r],y:y(u),beyond:u>g,chosen:S===o})),w>0&&c("text",{class:"beyond",x:h[r]+8,y:ce-1,children:w}),c("circle",{class:"current",cx:h[r],cy:f(n)[r][1],r:"8"})]})}var pr=({x:t,y:e,beyond:r,chosen:n})=>r?c("path",{class:`one ${n?"this":""}`,d:`M${t} ${ce-10}l5 8h-10z`}):c("circle",{class:`one ${n?"this":""}`,cx:t,cy:e,r:n?4.5:2.5});function fr({text:t}){let[,e,r,n]=t.match(/^(.*)(.)_(.)$/)??[];return n?c($,{children:[e,c("tspan",{class:"letter",children:r}),c("tspan",{dy:"4","font-size":"10",children:n})]}):t}function dr(t,e){let r=[...t],n=1/0;for(let o of[...t.keys()].sort((i,a)=>t[a]-t[i]))n=r[o]=Math.min(t[o],n-e);return r}var rn=mt(lr,Ae+Te+At);export{rn as default};
